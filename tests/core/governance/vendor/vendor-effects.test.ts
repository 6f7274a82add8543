import { expect, test } from 'vitest'
import { type RegisterState, vendorEffects } from '#app/core/governance/vendor/vendor-effects.ts'
import { papers } from '../documents/known.ts'

const NOTHING: RegisterState = { answers: { 'ai-act': {}, privacy: {} }, record: {}, evidence: {} }
const signature = 'Acme, 22 Nov 2026'

function effectsOf(id: string, answer: string, text = '', state: Partial<RegisterState> = {}, arises = () => true) {
  const question = papers.vendorQuestions.find((one) => one.id === id)
  if (!question) throw new Error(`There is no question ${id}.`)
  return vendorEffects(question, { answer, text, signature }, { ...NOTHING, ...state }, arises)
}

test('an answer fills triage and screening at once', () => {
  expect(effectsOf('reads-bodies', 'no')).toEqual([
    { kind: 'answer', part: 'ai-act', question: 'biometric-data', to: 'no', now: '' },
    { kind: 'answer', part: 'privacy', question: 'recordings-analysed', to: 'no', now: '' },
  ])
})

test('what it would replace is told with it', () => {
  const answers = { 'ai-act': { 'biometric-data': 'yes' }, privacy: { 'recordings-analysed': 'no' } }
  expect(effectsOf('reads-bodies', 'no', '', { answers })).toEqual([
    { kind: 'answer', part: 'ai-act', question: 'biometric-data', to: 'no', now: 'yes' },
  ])
})

test('a question that is not asked of this system is left alone', () => {
  expect(effectsOf('reads-bodies', 'no', '', {}, () => false)).toEqual([])
})

test('a vendor’s words are added to the record, never put in place of it', () => {
  const record = { recipients: 'Our agency' }
  expect(effectsOf('processing-contract', 'some', 'Cloud Ltd', { record })).toContainEqual({
    kind: 'record',
    field: 'recipients',
    to: 'Our agency\nCloud Ltd',
    now: 'Our agency',
  })
  expect(effectsOf('processing-contract', 'some', 'Our agency', { record })).not.toContainEqual(
    expect.objectContaining({ kind: 'record' }),
  )
})

test('a good answer is evidence for a duty that the system has, with name and day', () => {
  const evidence = { 'o-13': '' }
  expect(effectsOf('says-it-is-ai', 'always', 'First line of the chat', { evidence })).toEqual([
    {
      kind: 'evidence',
      duty: 'o-13',
      to: 'Acme, 22 Nov 2026: Does it tell people that they deal with AI? Yes, at the first contact, and it cannot be switched off. First line of the chat',
      now: '',
    },
  ])
  expect(effectsOf('says-it-is-ai', 'always')).toEqual([])
})

test('an article of the GDPR is a duty of its own in the list', () => {
  const evidence = { 'gdpr:gdpr-processor': '' }
  expect(effectsOf('processing-contract', 'all', '', { evidence })).toContainEqual(
    expect.objectContaining({ kind: 'evidence', duty: 'gdpr:gdpr-processor' }),
  )
})

test('a bad answer is evidence for nothing', () => {
  expect(effectsOf('says-it-is-ai', 'no', 'Sorry', { evidence: { 'o-13': '' } })).toEqual([])
})

test('no option chosen means that nothing is answered', () => {
  expect(effectsOf('leaves-area', '', '')).toEqual([])
})

test('what stands in a field is never cut: words that find no room beside it change nothing', () => {
  const record = { security: 'x'.repeat(1998) }
  expect(effectsOf('papers', '', 'new', { record })).toEqual([
    { kind: 'full', of: 'record', id: 'security', to: 'new', now: record.security },
  ])
  expect(effectsOf('papers', '', 'n', { record })).toMatchObject([{ kind: 'record', to: `${record.security}\nn` }])
})

test.each([2000, 2001])('words too long for an empty field are cut between characters (%i)', (length) => {
  const [effect] = effectsOf('papers', '', `${'x'.repeat(length - 2)}😀😀`)
  expect(effect?.to).toMatch(/x(😀)?…$/u)
  expect(effect?.to.isWellFormed()).toBe(true)
  expect(effect?.to.length).toBeLessThanOrEqual(2000)
})
