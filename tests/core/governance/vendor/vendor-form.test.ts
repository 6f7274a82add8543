import { expect, test } from 'vitest'
import { readVendorForm, VENDOR_TEXT_LENGTH } from '#app/core/governance/vendor/vendor-form.ts'
import { papers } from '../documents/known.ts'

const questions = papers.vendorQuestions
const ALL = Object.fromEntries(questions.map(({ id, options }) => [`option.${id}`, options[0]?.id]))

test('a form half filled in may be saved, and only what was said is kept', () => {
  const read = readVendorForm(questions, { 'option.papers': 'none', 'text.leaves-area': ' To the UK ' }, false)
  expect(read.faults).toEqual([])
  expect(read.replies).toEqual({
    papers: { answer: 'none', text: '' },
    'leaves-area': { answer: '', text: 'To the UK' },
  })
})

test('a form is sent only with an option for each question and a name', () => {
  expect(readVendorForm(questions, { ...ALL, name: 'Ana' }, true).faults).toEqual([])
  const { 'option.papers': _left, ...rest } = ALL
  expect(readVendorForm(questions, rest, true).faults).toMatchObject([
    { field: 'option.papers', fault: 'missing' },
    { field: 'name', fault: 'missing' },
  ])
})

test('an option that is not offered is refused, saved or sent', () => {
  const { faults } = readVendorForm(questions, { 'option.papers': 'secret' }, false)
  expect(faults).toMatchObject([{ field: 'option.papers', fault: 'unknown' }])
})

test('words beyond the limit are refused at their field', () => {
  const long = 'x'.repeat(VENDOR_TEXT_LENGTH + 1)
  expect(readVendorForm(questions, { 'text.papers': long }, false).faults).toEqual([
    { field: 'text.papers', fault: 'long', max: VENDOR_TEXT_LENGTH },
  ])
})

test('who does not know may say so and still send', () => {
  const { faults, replies } = readVendorForm(questions, { ...ALL, 'option.papers': 'unsure', name: 'Ana' }, true)
  expect(faults).toEqual([])
  expect(replies.papers).toEqual({ answer: 'unsure', text: '' })
})
