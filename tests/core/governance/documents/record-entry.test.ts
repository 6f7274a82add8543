import { expect, test } from 'vitest'
import { recordEntry } from '#app/core/governance/documents/record-entry.ts'
import { knowing } from './known.ts'

const fieldOf = (source: Parameters<typeof recordEntry>[0], id: string) => {
  const found = recordEntry(source).find((entry) => entry.id === id)
  if (!found) throw new Error(`There is no field ${id}.`)
  return found
}

test('what nobody has said stands as a question to whoever knows, and is never made up', () => {
  const entries = recordEntry(knowing())
  expect(entries.every(({ open, known }) => open !== null && known.length === 0)).toBe(true)
  expect(entries.find(({ id }) => id === 'security')?.open?.who).toBe('IT')
})

test('the purpose of the register stands as the purpose of the processing', () => {
  const purposes = fieldOf(knowing({ facts: { purpose: 'Answer customers in the chat' } }), 'purposes')
  expect(purposes.open).toBeNull()
  expect(purposes.known).toEqual([{ asked: '', says: 'Answer customers in the chat', from: { kind: 'register' } }])
})

test('the vendor alone does not answer who receives data: sub-processors are missing', () => {
  const recipients = fieldOf(knowing({ facts: { vendor: 'Acme' } }), 'recipients')
  expect(recipients.known.map(({ says }) => says)).toEqual(['Acme'])
  expect(recipients.open).not.toBeNull()
})

test('a vendor’s words stand beside their field with name and day until somebody takes them over', () => {
  const vendor = [{ question: 'trains-on-data', answer: 'never', text: '30 days', vendor: 'Acme', on: '2026-11-20' }]
  const beside = fieldOf(knowing({ vendor }), 'periods')
  expect(beside.open).not.toBeNull()
  expect(beside.known).toMatchObject([
    { says: 'No, and nobody can switch it on. 30 days', from: { kind: 'vendor', vendor: 'Acme', on: '2026-11-20' } },
  ])
  expect(fieldOf(knowing({ vendor, record: { periods: '30 days' } }), 'periods').open).toBeNull()
})

test('why sensitive data was needed to find bias is asked only where it is used for that', () => {
  const ids = (answers: Record<string, string>) => recordEntry(knowing({ answers })).map(({ id }) => id)
  expect(ids({ 'personal-data': 'yes' })).not.toContain('bias-reasons')
  expect(ids({ 'personal-data': 'yes', 'bias-testing': 'unsure' })).not.toContain('bias-reasons')
  expect(ids({ 'personal-data': 'yes', 'bias-testing': 'yes' })).toContain('bias-reasons')
})

test('the company stands as the controller, whose contact is still asked for', () => {
  const controller = fieldOf(knowing({ facts: { company: 'Example GmbH' } }), 'controller')
  expect(controller.known.map(({ says }) => says)).toEqual(['Example GmbH'])
  expect(controller.open).not.toBeNull()
})

test('transfers are no field where data stays in the EEA, and one while nobody knows', () => {
  const ids = (answers: Record<string, string>) => recordEntry(knowing({ answers })).map(({ id }) => id)
  expect(ids({ 'personal-data': 'yes', 'outside-eea': 'no' })).not.toContain('transfers')
  expect(ids({ 'personal-data': 'yes', 'outside-eea': 'unsure' })).toContain('transfers')
})

test('an answer of the screening stands in words, with the question that it answers', () => {
  const basis = fieldOf(knowing({ answers: { 'personal-data': 'yes', 'legal-basis': 'consent' } }), 'basis')
  expect(basis.known).toEqual([
    { asked: 'Which legal basis do you rely on?', says: 'Consent', from: { kind: 'screening' } },
  ])
  expect(basis.open).not.toBeNull()
})
