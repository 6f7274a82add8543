import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readOperatorFacts } from '#content/operator.ts'
import { loadTrust } from '#content/trust.server.ts'
import { OPERATOR_BLANKS } from '#content/trust-blanks.ts'
import { FULL_OPERATOR, operatorFile } from '#tests/support/operator.ts'

const factsOf = (yaml: string) => {
  const read = readOperatorFacts(yaml)
  return 'facts' in read ? read.facts : read.faults
}

test('a full file leaves no blank; lines become one, and "none" is an answer', () => {
  const facts = loadTrust({ operatorFile: operatorFile(FULL_OPERATOR) }).operator

  expect([...Object.keys(facts.values), ...facts.none].toSorted()).toEqual([...OPERATOR_BLANKS].toSorted())
  expect(facts.values.address).toBe('Ring 1, 1010 Wien, Austria')
  expect(facts.none).toEqual(['data-protection-officer', 'eu-representative', 'transfers'])
  expect(facts.asOf).toBe('2026-11-01')
})

test('the example file asks for every fact, and as it stands it fills none', () => {
  const example = readFileSync('docs/operator.example.yaml', 'utf8')

  expect(factsOf(example)).toMatchObject({ values: {}, none: [], subProcessors: [] })
  for (const name of OPERATOR_BLANKS) expect(example).toMatch(new RegExp(`^${name.replaceAll('-', '_')}:`, 'm'))
})

test('nothing is none that has to be somebody', () => {
  expect(factsOf('as_of: 2026-11-01\ncompany: none')).toMatchObject({ values: { company: 'none' }, none: [] })
})

test.each([
  ['company: Muster', /^as_of must be the date/],
  ['as_of: 2026-11-31', /^as_of must be the date/],
  ['as_of: 2026-11-01\ncompany: ""', /^company must not be empty; leave the key out/],
  ['as_of: 2026-11-01\ncompany: [a]', /^company must be a text$/],
  ['as_of: 2026-11-01\nemail: nobody', /^email must be one e-mail address/],
  ['as_of: 2026-11-01\nbackup_days: a month', /^backup_days must be a whole number of days$/],
  ['as_of: 2026-11-01\nbreach_hours: 96', /^breach_hours must be 72 at most$/],
  [
    'as_of: 2026-11-01\nsecurity_contact: http://muster.example',
    /^security_contact must be an e-mail address or an https/,
  ],
  ['as_of: 2026-11-01\nsub_processors: Rack AG', /^sub_processors must be a list/],
  ['as_of: 2026-11-01\nsub_processors: [{ name: A, does: B }]', /^sub_processors\.0\.place must be a text$/],
  ['as_of: 2026-11-01\nfirm: Muster', /^firm is not a fact that is asked for$/],
  ['- company', /^it must be a list of facts/],
  ['as_of: 2026-11-01\ncompany: "Muster', /^line \d+ is not valid YAML/],
])('%j is refused in words', (yaml, says) => {
  expect(factsOf(yaml)).toEqual([expect.stringMatching(says)])
})

test('a file with several faults names each, and a file that is not there is named too', () => {
  const faulty = operatorFile('as_of: 2026-11-01\nemail: nobody\nlog_days: -1\n')

  expect(() => loadTrust({ operatorFile: faulty })).toThrow(
    /^The operator file \S+ is not usable: email must be .+; log_days must not be below 0\.$/,
  )
  expect(() => loadTrust({ operatorFile: `${faulty}.none` })).toThrow(
    /cannot be read \(ENOENT\): correct PREFLIGHT_OPER/,
  )
})

test('a text of one’s own takes the place of ours, with its own name and sections', () => {
  const own = '# Datenschutz\n\nVorab.\n\n## Wer?\n\n{company}\n\n## Wer?\n\nNoch einmal.\n\n## §§\n\nEnde.\n'
  const file = operatorFile(FULL_OPERATOR, { 'privacy-notice.md': own })

  const [notice, other] = loadTrust({ operatorFile: file }).documents

  expect(notice).toMatchObject({ id: 'privacy-notice', name: 'Datenschutz', version: null, asOf: '2026-11-01' })
  expect(notice?.sections.map(({ id, title }) => [id, title])).toEqual([
    ['text', ''],
    ['wer', 'Wer?'],
    ['wer-2', 'Wer?'],
    ['section', '§§'],
  ])
  expect(other?.version).toBe(1)
})

test.each([
  ['privacy.md', 'x', /There is no document for \S+privacy\.md\. The names are privacy-notice\.md, /],
  ['privacy-notice.md', ' \n', /cannot be shown: it is empty; remove it/],
  ['privacy-notice.md', 'We are {firm}.', /cannot be shown: nothing fills \{firm\}\.$/],
  ['privacy-notice.md', 'Cookies: {cookies}', /the table \{cookies\} needs a line of its own/],
])('a text %s that says %j is refused in a sentence', (name, text, says) => {
  expect(() => loadTrust({ operatorFile: operatorFile(FULL_OPERATOR, { [name]: text }) })).toThrow(says)
})
