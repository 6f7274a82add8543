/** Every page of a check, by what it is called; each below `/assessments/<id>`. */
export const CHECK_PAGES = {
  scope: '/questions/scope',
  questions: '/questions/kpi',
  review: '/review',
  settings: '/settings',
  results: '/results',
  'use case': '/use-cases/uc-support-chatbot',
  technique: '/techniques/rag',
  roadmap: '/roadmap',
  people: '/people',
  report: '/report',
} as const

/** Pages that belong to no check. */
export const OPEN_PAGES = {
  start: '/',
  'the form': '/start',
  'the list': '/assessments',
  'the sign-in page': '/sign-in',
  'the page for a code': '/sign-in/code',
  'a document of the trust pack': '/trust/privacy-notice',
} as const

/** A name as long as it may be: one word of it is wider than any phone. */
export const LONG_COMPANY =
  `Größenwahn & Söhne “${'Donaudampfschifffahrtsgesellschaft'.repeat(4)}” ÄÖÜß <b>GmbH</b>`.padEnd(200, 'ß')
