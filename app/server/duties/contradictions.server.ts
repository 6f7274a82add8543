import {
  findRegisterContradictions,
  type RegisterContradiction,
} from '#app/core/governance/duties/register-contradictions.ts'
import type { Model } from '#app/core/scoring/compile-model.ts'
import type { Law } from '#app/server/law.server.ts'
import { type JudgedInputs, judgedSheet } from '#app/server/team-sheet.server.ts'
import type { WorkspaceTx } from '#db/client.server.ts'
import { type CheckInputs, listClientChecks, readCheckInputs } from '#db/queries/client-checks.server.ts'
import type { CompanyDuties } from './read-duties.server.ts'

/** Where check and register differ, in words but for the sentence that its rule says. */
export type ContradictionView = Pick<RegisterContradiction, 'id' | 'rule' | 'systems' | 'among'> & {
  /** The level that was answered; `null` where it was an option. */
  level: number | null
  capability: string | null
  /** What that level says; empty where it was an option. */
  answer: string
  /** How many duties go against it, and what they ask. */
  duties: number
  statements: string[]
  tools: string[]
  /** Where the answer stands, and where the register says otherwise. */
  answerHref: string
  registerHref: string
}

export type SaidInCheck = { id: string; inputs: CheckInputs }

/** The answers of a company's check; `null` if it has none. @param checkId `null`: the newest one */
export async function readSaid(tx: WorkspaceTx, clientId: string, checkId: string | null): Promise<SaidInCheck | null> {
  const id = checkId ?? (await listClientChecks(tx, clientId))[0]?.id
  const inputs = id === undefined ? undefined : (await readCheckInputs(tx, [id])).get(id)
  return id !== undefined && inputs ? { id, inputs } : null
}

type Sources = { law: Law; model: Model; base: string }

/** All contradictions between a check and the register of its company. */
export function viewContradictions(
  { law, model, base }: Sources,
  { id: checkId, inputs }: { id: string; inputs: JudgedInputs },
  { systems, duties }: CompanyDuties,
): ContradictionView[] {
  const { sheet } = judgedSheet(inputs, model)
  const { catalogue } = model
  const tools = catalogue.questions.find(({ id }) => id === 'scope-ai-in-use')?.options ?? []
  return findRegisterContradictions({ sheet, systems, duties, links: law.dutyLinks }).map((found) => {
    const { question, answer } = found.said
    const capability = catalogue.capabilities.find(({ id }) => id === found.capability)
    const step = typeof answer === 'number' ? capability?.levels[answer] : undefined
    const section = catalogue.questions.find(({ id }) => id === question)?.section ?? 'scope'
    return {
      id: found.id,
      rule: found.rule,
      systems: found.systems,
      among: found.among,
      level: typeof answer === 'number' ? answer : null,
      answer: step ? `${step.lead}${step.rest}` : '',
      capability: capability?.name ?? null,
      duties: found.duties.length,
      statements: found.duties.flatMap((id) => duties.find((duty) => duty.id === id)?.statement ?? []),
      tools: tools.filter(({ id }) => found.tools.includes(id)).map(({ text }) => text),
      answerHref: `/assessments/${checkId}/questions/${section}?question=${question}#q-${question}`,
      registerHref: registerHref(base, found),
    }
  })
}

/** The register where a system is missing or not placed, else its duties; of the one system where it is one. */
function registerHref(base: string, { duties, systems: [only, second] }: RegisterContradiction): string {
  const system = second === undefined ? only?.id : undefined
  if (duties.length > 0) return `${base}/duties${system ? `?system=${system}` : ''}`
  return system ? `${base}/${system}` : base
}
