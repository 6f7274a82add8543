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
  'all actions': '/roadmap/actions',
  'an action': '/roadmap/act-kpi-definition-2',
  people: '/people',
  'a template': '/templates/kpi-sheet',
  'what if': '/what-if',
  priority: '/priority',
  'value of a use case': '/priority/uc-support-chatbot',
  report: '/report',
  'share links': '/report/share',
  'second view': '/second-view',
  'report builder': '/report/edit?text=section%3Amethod',
  versions: '/report/versions',
  'AI systems': '/governance',
  duties: '/governance/duties',
} as const

/** Pages that belong to no check. */
export const OPEN_PAGES = {
  start: '/',
  'the form': '/start',
  'the list': '/assessments',
  'the sign-in page': '/sign-in',
  'the page for a code': '/sign-in/code',
  'the trust pack': '/trust',
  'a document of the trust pack': '/trust/privacy-notice',
  'the glossary': '/glossary',
  'what was found in the glossary': '/glossary?q=labels',
  'a term of the glossary': '/glossary/self-supervised-learning',
  'the method': '/methodology',
  'the sample report': '/sample-report',
  'the use cases': '/use-cases',
  'a use case for anybody': '/use-cases/uc-lead-scoring',
  'the register of claims': '/claims',
  'the pitfalls': '/pitfalls',
  'a pitfall': '/pitfalls/weak-data-quality',
  'a question to whoever runs the site': '/ask?about=/glossary/active-learning',
  'the list of actions': '/actions',
  'actions that were asked for': '/actions?q=kpi&effort=medium',
  'an action of the library': '/actions/act-kpi-definition-2',
  'the page on the AI Act': '/governance/eu-ai-act',
  'the page on the GDPR': '/governance/gdpr',
  'a question of the free check': '/governance/check?begin=yes',
  'what came out of the free check':
    '/governance/check?infers=yes&makes-content=media&seems-real=yes&country=de&stop=yes',
  'the start page in German': '/de',
  'the glossary in German': '/de/glossary',
  'a search of the German glossary': '/de/glossary?q=prognose',
  'a German term': '/de/glossary/active-learning',
  'the German use cases': '/de/use-cases',
  'a German use case': '/de/use-cases/uc-lead-scoring',
  'the German actions': '/de/actions',
  'a German action': '/de/actions/act-kpi-definition-2',
  'the German claims': '/de/claims',
  'a German pitfall': '/de/pitfalls/weak-data-quality',
  'the method in German': '/de/methodology',
  'the sample report in German': '/de/sample-report',
  'the AI Act in German': '/de/governance/eu-ai-act',
  'the GDPR in German': '/de/governance/gdpr',
  'the free check in German': '/de/governance/check?infers=yes&makes-content=media&seems-real=yes&country=de&stop=yes',
  'a German document of the trust pack': '/de/trust/privacy-notice',
  'a question in German': '/de/ask?about=/glossary/active-learning',
} as const

/** A name as long as it may be: one word of it is wider than any phone. */
export const LONG_COMPANY =
  `Größenwahn & Söhne “${'Donaudampfschifffahrtsgesellschaft'.repeat(4)}” ÄÖÜß <b>GmbH</b>`.padEnd(200, 'ß')

/** So many pages are looked at by one visitor: a new one takes three times as long to come as to turn a page. */
const AT_ONCE = 8

/** Pages in groups, each for one visitor, as name and address. */
export function inGroups(pages: Record<string, string>): [name: string, path: string][][] {
  const all = Object.entries(pages)
  return Array.from({ length: Math.ceil(all.length / AT_ONCE) }, (_, at) => all.slice(at * AT_ONCE, (at + 1) * AT_ONCE))
}

/** What a test of such a group is called. */
export const namesOf = (group: readonly (readonly [name: string, path: string])[]) =>
  group.map(([name]) => name).join(', ')
