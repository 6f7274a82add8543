import { newId } from '#db/new-id.ts'
import { fieldsOf } from '#tests/routes/questionnaire/support/saving.ts'
import type { Fields } from '#tests/support/browser.ts'
import { FIRST_DAY, type Ids } from './attacked-place.ts'

/** A form that is right but for one field. */
type Form = [what: string, path: (ids: Ids) => string, fields: (odd: string) => Record<string, string>]

const check = ({ assessmentId }: Ids, page: string) => `/assessments/${assessmentId}${page}`
const system = (ids: Ids, page = '') => check(ids, `/governance/${ids.systemId}${page}`)
const pilot = ({ pilotId }: Ids, page = '') => `/pilots/${pilotId}${page}`
const SIGNED = { intent: 'sign', discipline: 'legal', name: 'Kim' }
const settings = ({ workspaceId }: Ids, page: string) => `/workspaces/${workspaceId}${page}`

const answer = (field: 'version' | 'toldOn') => (odd: string) => ({
  'q-kpi-definition.answer': 'level:1',
  'q-kpi-definition.version': '0',
  'q-kpi-definition.opId': newId(),
  ...(field === 'toldOn' && { 'q-kpi-definition.toldBy': 'Kim' }),
  [`q-kpi-definition.${field}`]: odd,
})
const person = (field: string) => (odd: string) => ({
  intent: 'save',
  version: '1',
  'people.0.id': 'lead',
  'people.0.name': 'Kim',
  'people.0.daysPerWeek': '2',
  'people.0.dayRate': '650',
  [field]: odd,
})

export const NUMBERS: Form[] = [
  ['the version of an answer', (ids) => check(ids, '/answers/q-kpi-definition'), answer('version')],
  [
    'the version of the interests',
    (ids) => check(ids, '/answers/interests'),
    (odd) => ({ 'interests.answers': '', 'interests.opId': newId(), 'interests.version': odd }),
  ],
  ['the version of a plan', (ids) => check(ids, '/roadmap'), (version) => ({ intent: 'save', version })],
  [
    'the version of a mark',
    (ids) => check(ids, '/roadmap'),
    (version) => ({
      intent: 'mark',
      action: 'act-kpi-definition-2',
      status: 'doing',
      person: '',
      notBefore: '',
      version,
    }),
  ],
  ['the version of people', (ids) => check(ids, '/people'), person('version')],
  ['days a week', (ids) => check(ids, '/people'), person('people.0.daysPerWeek')],
  ['a day rate', (ids) => check(ids, '/people'), person('people.0.dayRate')],
  ['the version of a system', system, (version) => ({ intent: 'save', name: 'Ours', status: 'live', version })],
  ['the version of a record', (ids) => system(ids, '/record'), (version) => ({ version })],
  ['the number of a record', (ids) => system(ids, '/history'), (number) => ({ intent: 'approve', number })],
  [
    'the version of a wording',
    (ids) => settings(ids, '/questions/q-kpi-definition'),
    (version) => ({ intent: 'save', ask: 'Ours?', version }),
  ],
  ['the version of a charter', (ids) => pilot(ids, '/charter/scope'), (version) => ({ name: 'Ours', version })],
  ['the version to be signed', (ids) => pilot(ids, '/charter'), (version) => ({ intent: 'propose', version })],
  ['the number of a charter', (ids) => pilot(ids, '/charter'), (number) => ({ ...SIGNED, number })],
  ['the number of a review', (ids) => pilot(ids, '/gate'), (number) => ({ ...SIGNED, number })],
  [
    'the version of a figure',
    (ids) => pilot(ids, `/readings/k1/${FIRST_DAY}/pilot`),
    (version) => ({ intent: 'remove', reason: 'Ours', version }),
  ],
]
export const ODD_NUMBERS = [
  '1e999',
  'Infinity',
  'NaN',
  '-1',
  '1.234567',
  '0x10',
  '9007199254740993',
  '4294967296',
  ' ',
  '٣',
]

export const DATES: Form[] = [
  ['when it was told', (ids) => check(ids, '/answers/q-kpi-definition'), answer('toldOn')],
  ['the start of a plan', (ids) => check(ids, '/roadmap'), (startOn) => ({ intent: 'save', version: '1', startOn })],
]
export const ODD_DATES = [
  'infinity',
  '-infinity',
  '0000-01-01',
  '0001-01-01',
  '99999-01-01',
  '+275760-09-13',
  '2026-02-30',
  '2026-1-1',
  '2026-11-21T00:00:00Z',
  'today',
  '٢٠٢٦-٠١-٠١',
]

export const CONFIRMATIONS: Form[] = [
  ['delete a check', (ids) => check(ids, '/settings'), (confirm) => ({ intent: 'delete', confirm })],
  ['delete a system', system, (confirm) => ({ intent: 'delete', confirm })],
  ['delete a pilot', pilot, (sure) => ({ intent: 'delete', sure })],
  [
    'hide a question on which verdicts hang',
    (ids) => settings(ids, '/questions'),
    (confirm) => ({ intent: 'hide', question: 'q-kpi-definition', confirm }),
  ],
]
export const NO = ['false', 'no', '0', 'off', 'null', 'YES', 'true']

/** Several at once, of which one is not there or not asked for in this place. */
export const WITH_ONE_FOREIGN: [what: string, path: (ids: Ids) => string, fields: Fields][] = [
  [
    'a page of answers',
    (ids) => check(ids, '/questions/kpi'),
    [...fieldsOf('q-kpi-definition', { answer: 'level:1' }), ...fieldsOf('q-dpia-records', { answer: 'level:1' })],
  ],
  [
    'interests',
    (ids) => check(ids, '/answers/interests'),
    [
      ['interests.answers', 'uc-support-chatbot'],
      ['interests.answers', 'uc-somebody-elses'],
      ['interests.version', '1'],
      ['interests.opId', newId()],
    ],
  ],
  ['systems to register', (ids) => check(ids, '/governance'), { system: ['tool.chatbot', 'tool.oracle'] }],
]
