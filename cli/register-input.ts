import { askedState } from '#app/core/governance/duties/asked-state.ts'
import type { DutySystem } from '#app/core/governance/duties/duty.ts'
import { listDuties } from '#app/core/governance/duties/list-duties.ts'
import { type PlacingRules, placeSystem } from '#app/core/governance/register/place-system.ts'
import { readRegister, type ToldSystem } from '#app/core/governance/register/read-register.ts'
import { confirmedOf } from '#app/core/governance/register/system.ts'
import { compileScreening } from '#app/core/governance/screening/compile-screening.ts'
import { classify } from '#app/core/governance/triage/classify.ts'
import type { Locale } from '#app/messages/locales.ts'
import { describeGovernance, describeNoRegister } from '#app/report/model/governance.ts'
import type { GovernanceReport } from '#app/report/model/governance-model.ts'
import { governedSystem } from '#app/report/model/governed-system.ts'
import { loadAiAct } from '#content/ai-act.server.ts'
import { loadPrivacyRules } from '#content/privacy-rules.server.ts'

type Section = { ok: true; section: GovernanceReport } | { ok: false; error: { field: string; message: string } }

/**
 * The section on AI Act and data protection for a register as it is exported, by the law of a day. What was done about
 * duties is not in that export: they stand as open where no answer says that they are met.
 *
 * @param json `undefined`: no register was given
 * @param on ISO day
 */
export function governanceSection(json: unknown, { locale, on }: { locale: Locale; on: string }): Section {
  if (json === undefined) return { ok: true, section: describeNoRegister(locale) }
  const rules = rulesIn(locale)
  const register = readRegister(rules, json)
  if (!register.ok) return register
  const used = register.systems.filter(({ status }) => status !== 'retired')
  const placed = used.map((system) => ({ system, placement: placeSystem(rules, system, on) }))
  const duties = listDuties(
    rules,
    used.map((system) => dutySystem(rules, system, on)),
    on,
  )
  const systems = placed.map((each) => governedSystem(rules, each, each.system.record))
  return { ok: true, section: describeGovernance({ locale, on, systems, duties }) }
}

function rulesIn(locale: Locale): PlacingRules {
  const [aiAct, privacy] = [loadAiAct({ locale }), loadPrivacyRules({ locale })]
  return {
    aiAct,
    privacy,
    classify: (answers, on) => classify(aiAct, answers, on),
    screening: (on, country) => compileScreening(privacy, { on, country }),
  }
}

/** Only what somebody of the company answered makes duties. */
function dutySystem(rules: PlacingRules, system: ToldSystem, on: string): DutySystem {
  const { id, name, status, useCaseId, tool, answers } = system
  const confirmed = placeSystem(rules, { ...system, answers: confirmedOf(answers) }, on)
  return { id, name, status, useCaseId, tool, ...askedState(answers, confirmed), answered: [], kept: [] }
}
