import type { RouterContextProvider } from 'react-router'
import { services } from '#app/context.server.ts'
import { companyFields } from '#app/core/governance/documents/company-fields.ts'
import type { PaperSource, VendorAnswer } from '#app/core/governance/documents/known-facts.ts'
import { placeSystem } from '#app/core/governance/register/place-system.ts'
import { UNSURE } from '#app/core/governance/screening/answers.ts'
import type { ScreeningResult } from '#app/core/governance/screening/screening-result.ts'
import { dateIn } from '#app/server/calendar.server.ts'
import { placingRules } from '#app/server/register/placing.server.ts'
import type { OpenRegister } from '#app/server/register/register.server.ts'
import type { AnsweredSystem } from '#db/queries/ai-systems.server.ts'
import type { listVendorRequests } from '#db/queries/vendor-requests.server.ts'
import type { PaperWords } from './paper-words.server.ts'

/** What is known of one system, and what the screening makes of it today. */
export type Knowledge = { source: PaperSource; screening: ScreeningResult; system: AnsweredSystem }

/** What was asked of a system's vendors, the newest first. */
type Requests = Awaited<ReturnType<typeof listVendorRequests>>

/**
 * Gathers what a company knows of a system: its facts, record, answers, and what its vendors answered.
 *
 * @param told.records those of all systems of the company
 */
export function knowledgeOf(
  context: Readonly<RouterContextProvider>,
  {
    open,
    system,
    words,
    requests,
    records,
  }: {
    open: OpenRegister
    system: AnsweredSystem
    words: PaperWords
    requests: Requests
    records: Parameters<typeof companyFields>[1]
  },
): Knowledge {
  const { law, catalogue } = context.get(services)
  const { privacy, papers } = law()
  const { screening, privacyAnswers } = placeSystem(placingRules(law()), system, open.today)
  const source: PaperSource = {
    rules: privacy,
    vendorQuestions: papers.vendorQuestions,
    facts: {
      company: open.frame.client.name,
      name: system.name,
      'use-case': catalogue.useCases.find(({ id }) => id === system.useCaseId)?.name ?? '',
      status: words.t(`status.${system.status}`),
      vendor: system.vendor,
      purpose: system.purpose,
      data: system.data,
    },
    record: { ...companyFields(privacy, records), ...system.record },
    answers: new Map(Object.entries(privacyAnswers)),
    vendor: newest(requests, open.timeZone),
  }
  return { source, screening, system }
}

/** The newest answer to each question that says something; requests come newest first. */
function newest(requests: Requests, timeZone: string): VendorAnswer[] {
  const found = new Map<string, VendorAnswer>()
  for (const { vendor, answers, answeredAt } of requests) {
    if (!answeredAt) continue
    for (const [question, { answer, text }] of Object.entries(answers)) {
      const saysNothing = (answer === '' || answer === UNSURE) && text.trim() === ''
      if (!saysNothing && !found.has(question))
        found.set(question, { question, answer, text, vendor, on: dateIn(answeredAt, timeZone) })
    }
  }
  return [...found.values()]
}
