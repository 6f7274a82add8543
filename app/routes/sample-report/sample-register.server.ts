import { askedState } from '#app/core/governance/duties/asked-state.ts'
import type { DutySystem, ListedDuty } from '#app/core/governance/duties/duty.ts'
import { listDuties } from '#app/core/governance/duties/list-duties.ts'
import type { Placement } from '#app/core/governance/register/place-system.ts'
import type { SystemAnswer } from '#app/core/governance/register/system.ts'
import { describeGovernance } from '#app/report/model/governance.ts'
import type { GovernanceReport } from '#app/report/model/governance-model.ts'
import { governedSystem } from '#app/report/model/governed-system.ts'
import type { Law } from '#app/server/law.server.ts'
import { placeAll } from '#app/server/register/place-all.server.ts'
import { placingRules } from '#app/server/register/placing.server.ts'
import type { Sample } from '#app/server/sample.server.ts'
import type { Spoken } from '#app/server/services.server.ts'

type Entry = Sample['register'][number]
type Answered = Entry & { answers: SystemAnswer[]; country: string | null; useCaseId: string | null }

/** Where the systems of the invented company stand in the law of its day, and what follows from that. */
export type SampleRegister = {
  placed: { system: Answered; placement: Placement }[]
  duties: ListedDuty[]
  governance: GovernanceReport
}

/** Places the systems, one after another: the first time that takes some seconds, with other requests in between. */
export async function sampleRegister(
  { law, locale }: Pick<Spoken, 'law' | 'locale'>,
  { register, company }: Sample,
): Promise<SampleRegister> {
  const { on, country } = company
  const laws = law()
  const rules = placingRules(laws)
  const answered = register.map((entry): Answered => {
    const answers = [...answersOf(laws.aiAct.scenarios, entry.act, 'ai-act'), ...privacyAnswers(laws, entry)]
    return { ...entry, answers, country, useCaseId: entry.use_case }
  })
  const placed = await placeAll(rules, answered, on)
  const duties = listDuties(laws, placed.map(dutySystem), on)
  const systems = placed.map(({ system, placement }) => governedSystem(rules, { system, placement }, system.record))
  return { placed, duties, governance: describeGovernance({ locale, on, systems, duties }) }
}

const privacyAnswers = ({ privacy }: Law, { privacy: example }: Entry) =>
  answersOf(privacy.examples, example, 'privacy')

type Example = { id: string; answers: Readonly<Record<string, string>> }

/** As if somebody of the company had answered what holds for a worked example. @throws RangeError if there is none */
function answersOf(examples: readonly Example[], id: string, part: SystemAnswer['part']): SystemAnswer[] {
  const found = examples.find((example) => example.id === id)
  if (!found) throw new RangeError(`No worked example of the law is called "${id}".`)
  return Object.entries(found.answers).map(([questionId, answer]) => ({ part, questionId, answer, source: 'person' }))
}

function dutySystem({ system, placement }: SampleRegister['placed'][number]): DutySystem {
  const { id, name, status, useCaseId, tool, answers, duties } = system
  return {
    id,
    name,
    status,
    useCaseId,
    tool,
    ...askedState(answers, placement),
    answered: [],
    kept: duties.map(({ duty, state, owner, due_on, evidence, reason }) => ({
      dutyId: duty,
      state,
      owner,
      dueOn: due_on,
      evidence,
      reason,
      version: 1,
      changedAt: new Date(0),
    })),
  }
}
