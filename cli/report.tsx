import { writeFile } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { assessAgreement } from '#app/core/agreement/assess-agreement.ts'
import { parseAnswers } from '#app/core/agreement/parse-team.ts'
import type { TeamSheet } from '#app/core/agreement/team.ts'
import type { AnswerSheet } from '#app/core/assessment/answer-sheet.ts'
import type { Plan, PlanRefusal } from '#app/core/roadmap/plan.ts'
import { planRoadmap } from '#app/core/roadmap/plan-roadmap.ts'
import { proposeTargets } from '#app/core/roadmap/propose-targets.ts'
import { dayOf } from '#app/core/roadmap/weeks.ts'
import { weeksToReady } from '#app/core/roadmap/weeks-to-ready.ts'
import { compileModel, type Model } from '#app/core/scoring/compile-model.ts'
import { score } from '#app/core/scoring/score.ts'
import type { Locale } from '#app/messages/locales.ts'
import { buildReport } from '#app/report/model/build-report.ts'
import type { GovernanceReport } from '#app/report/model/governance-model.ts'
import type { ReportModel } from '#app/report/model/report-model.ts'
import { writeReport } from '#app/report/office/render-office.server.ts'
import { renderDocument } from '#app/report/render-document.server.tsx'
import { type ReportSource, reportJson } from '#app/report/report-json.server.ts'
import { loadCatalogue } from '#content/catalogue.server.ts'
import { type BrandFile, readBrand } from './brand-input.ts'
import { type Fault, refuse, showUsage } from './exit.ts'
import { readJsonInput } from './json-input.ts'
import { formatJson } from './json-output.ts'
import { readLanguage } from './language.ts'
import { governanceSection } from './register-input.ts'

const USAGE = `Usage: npm run -s preflight -- report --in answers.json --out roadmap.pdf|.docx|.pptx|.json [--brand brand.json]
       [--register register.json] [--on yyyy-mm-dd] [--lang en|de] [--paper a4|letter] [--target id ...]

Writes the report of one answer sheet as PDF, for Word, as eight slides, or as JSON (preflight-report-1). --in - reads standard input. answers.json is that
of "score". --on is the date of the report, today if it is missing; the plan begins on the next Monday. Without
--target the use case is planned that is nearest. --lang is the language it is written in, English if it is missing: the
same figures in other words; what people typed stays as it is. --register is the register of AI systems as Governance exports it as
JSON (or a field "register" of answers.json): the report then has its section on AI Act and data protection.
Example: npm run -s preflight -- report --in answers.json --out roadmap.pdf --on 2026-11-23

Example of brand.json; pictures are PNG or JPEG, paths relative to the file:

{"company": "Client GmbH", "title": "AI readiness", "consultancy": "Our Name", "accent": "#0f6b66",
 "logo": "our-logo.png", "clientLogo": "client-logo.png"}
`

const KINDS = ['.pdf', '.docx', '.pptx', '.json']

type Options = {
  in: string
  out: string
  brand?: string
  register?: string
  on: string
  lang: Locale
  paper: 'a4' | 'letter'
  targets: string[]
}

/**
 * `report --in file|- --out file`: the report in the kind of file that the name asks for.
 *
 * @returns the exit code: 0 written, 1 bad input (JSON with field and message on standard error), 2 wrong usage
 */
export async function reportCommand(args: string[]): Promise<number> {
  const asked = readArgs(args)
  if (asked === 'help' || asked === null) return showUsage(asked, USAGE)
  const language = readLanguage(asked.lang)
  if (!language.ok) return refuse(language.error)
  const options = { ...asked, lang: language.locale }
  const fault = faultOf(options)
  if (fault) return refuse(fault)
  const read = await readInputs(options)
  if ('fault' in read) return refuse(read.fault)
  const { model, sheet, team, brand, governance } = read
  const plan = planFor(model, sheet, options)
  if (plan && 'refused' in plan && options.targets.length > 0) return refuse({ field: 'target', message: plan.message })
  const report = { ...makeReport({ model, sheet, team, plan, brand, options }), governance }
  const written = await writeOut(
    options.out,
    await contentFor(report, { sheet, score: score(model, sheet), plan }, options),
  )
  return written ? 0 : refuse({ field: 'out', message: `The file ${options.out} cannot be written.` })
}

type Inputs = Pick<Parts, 'model' | 'sheet' | 'team' | 'brand'> & { governance: GovernanceReport }

/** Everything that the report is made from, or the first fault in it. */
async function readInputs(options: Options): Promise<Inputs | { fault: Fault }> {
  const input = await readJsonInput(options.in)
  if (!input.ok) return { fault: input.error }
  const model = compileModel(loadCatalogue({ locale: options.lang }))
  const { register, answers } = splitRegister(input.json)
  const parsed = parseAnswers(model, answers)
  if (!parsed.ok) return { fault: parsed.error }
  const brand = await readBrand(options.brand)
  if (!brand.ok) return { fault: brand.error }
  if (brand.note) process.stderr.write(`${brand.note}\n`)
  const given =
    options.register === undefined ? { ok: true as const, json: register } : await readJsonInput(options.register)
  if (!given.ok) return { fault: given.error }
  const governance = governanceSection(given.json, { locale: options.lang, on: options.on })
  if (!governance.ok) return { fault: governance.error }
  return { model, sheet: parsed.sheet, team: parsed.team, brand: brand.brand, governance: governance.section }
}

/** The register that may stand beside the answers. */
function splitRegister(json: unknown): { register: unknown; answers: unknown } {
  if (typeof json !== 'object' || json === null || !('register' in json)) return { register: undefined, answers: json }
  const { register, ...answers } = json
  return { register, answers }
}

/** As asked for; the language may be none that we speak. */
type Asked = Omit<Options, 'lang'> & { lang: string | undefined }

function readArgs(args: string[]): Asked | 'help' | null {
  try {
    const { values } = parseArgs({
      args,
      options: {
        in: { type: 'string' },
        out: { type: 'string' },
        brand: { type: 'string' },
        register: { type: 'string' },
        on: { type: 'string' },
        lang: { type: 'string' },
        paper: { type: 'string' },
        target: { type: 'string', multiple: true },
        help: { type: 'boolean' },
      },
    })
    if (values.help) return 'help'
    const { in: path, out, brand, register, on = today(), lang, paper = 'a4', target: targets = [] } = values
    if (path === undefined || out === undefined || (paper !== 'a4' && paper !== 'letter')) return null
    const files = { ...(brand === undefined ? {} : { brand }), ...(register === undefined ? {} : { register }) }
    return { in: path, out, on, lang, paper, targets, ...files }
  } catch {
    return null
  }
}

function faultOf({ out, on }: Options): Fault | null {
  if (!KINDS.includes(extname(out).toLowerCase())) {
    return { field: 'out', message: 'The file must end in .pdf, .docx, .pptx or .json.' }
  }
  if (dayOf(on) === null) return { field: 'on', message: `${on} is not a date; write yyyy-mm-dd.` }
  return null
}

/** `null` if no target is named and none can be proposed. */
function planFor(model: Model, sheet: AnswerSheet, { targets, on }: Options): Plan | PlanRefusal | null {
  const proposed = proposeTargets(model, sheet, { useCases: score(model, sheet).useCases, startOn: on }).map(
    ({ id }) => id,
  )
  const chosen = targets.length > 0 ? targets : proposed.slice(0, 1)
  return chosen.length > 0 ? planRoadmap(model, sheet, { targets: chosen, startOn: on }) : null
}

type Parts = {
  model: Model
  sheet: AnswerSheet
  /** `null`: one person's answers. */
  team: TeamSheet | null
  plan: Plan | PlanRefusal | null
  brand: BrandFile
  options: Options
}

function makeReport({
  model,
  sheet,
  team,
  plan,
  brand: { company = '', title, ...brand },
  options,
}: Parts): ReportModel {
  const { catalogue } = model
  const weeks = catalogue.useCases.map(({ id }) => [
    id,
    weeksToReady(model, sheet, { target: id, startOn: options.on }),
  ])
  return buildReport({
    catalogue,
    sheet,
    score: score(model, sheet),
    ...(team && { team: { agreement: assessAgreement(model, team, options.targets), members: team.members } }),
    plan,
    targetsChosen: options.targets.length > 0,
    weeks: Object.fromEntries(weeks),
    meta: { company, ...(title ? { title } : {}), locale: options.lang, today: options.on, brand },
  })
}

/** A path is taken from where npm was called. */
async function writeOut(path: string, content: string | Uint8Array): Promise<boolean> {
  return writeFile(resolve(process.env.INIT_CWD ?? '.', path), content).then(
    () => true,
    () => false,
  )
}

async function contentFor(
  report: ReportModel,
  source: ReportSource,
  { out, paper }: Options,
): Promise<string | Uint8Array> {
  const kind = extname(out).toLowerCase()
  if (kind === '.json') return formatJson(reportJson(report, source))
  if (kind === '.docx') return writeReport(report, 'docx', paper)
  if (kind === '.pptx') return writeReport(report, 'pptx', paper)
  return renderDocument(report, paper)
}

function today(): string {
  return new Date().toISOString().slice(0, 10)
}
