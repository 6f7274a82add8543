import { expect, test } from 'vitest'
import { KeptUntil } from '#app/routes/questionnaire-parts/kept-until.tsx'
import { ProgressPanel } from '#app/routes/questionnaire-parts/progress-panel.tsx'
import { questionMail } from '#app/routes/questionnaire-parts/question-mail.ts'
import { SavedLine } from '#app/routes/questionnaire-parts/saved-line.tsx'
import { SectionNav } from '#app/routes/questionnaire-parts/section-nav.tsx'
import { stepDifference } from '#app/routes/questionnaire-parts/step-difference.ts'
import { markup, tags, text } from '#tests/ui/markup.tsx'

test('"Saved" is said only of what was saved, with the time', () => {
  expect(text(markup(<SavedLine saving={{ state: 'saved', at: '2026-11-21T13:02:00Z' }} />))).toBe('Saved 14:02')
  expect(text(markup(<SavedLine saving={{ state: 'saving' }} />))).not.toContain('Saved')
  expect(text(markup(<SavedLine saving={{ state: 'offline', count: 3 }} />))).toBe(
    'Offline: 3 answers are kept in this page',
  )
  expect(text(markup(<SavedLine saving={{ state: 'busy', count: 1 }} />))).toBe(
    'The server is busy: one answer is kept in this page and sent again',
  )
})

test('the saved line is a live region even while it is empty', () => {
  expect(markup(<SavedLine saving={{ state: 'idle' }} />)).toBe('<output></output>')
})

test('progress counts questions over all sections and says the time left', () => {
  const sections = [
    { id: 'a', answered: 3, total: 4 },
    { id: 'b', answered: 0, total: 5 },
  ]

  expect(text(markup(<ProgressPanel sections={sections} minutesLeft={15} />))).toBe('3 of 9 · about 15 minutes left')
  expect(text(markup(<ProgressPanel sections={sections} minutesLeft={0} />))).toBe('3 of 9')
})

test('sections say how far they are and which one is open', () => {
  const section = { id: 'kpi', name: 'KPIs', href: '/kpi', answered: 1, total: 4, isCurrent: true }
  const html = markup(<SectionNav sections={[section, { ...section, id: 'data', href: '/data', isCurrent: false }]} />)

  expect(tags(html, 'a').map((link) => link['aria-current'])).toEqual(['page', undefined])
  expect(text(html)).toContain('1 of 4 answered')
})

test('the date until which work is kept is extended by a form', () => {
  const html = markup(<KeptUntil on="2027-01-20" extendAction="/assessments/1/extend" />)

  expect(text(html)).toContain('Kept until 20 Jan 2027')
  expect(tags(html, 'form')[0]).toMatchObject({ method: 'post', action: '/assessments/1/extend' })
})

test('words that the step before already says are told from new ones', () => {
  const stretches = stepDifference(
    'A list names an owner for some data sets.',
    'A list names an owner for all data sets.',
  )

  expect(stretches).toEqual([
    { text: 'A list names an owner for ', isNew: false },
    { text: 'all data sets.', isNew: true },
  ])
})

test('a few repeated words between new ones do not step back: a sentence never changes its colour twice in a breath', () => {
  const stretches = stepDifference(
    'Each campaign has a record of what was sent.',
    'Each campaign of the last year has such a record of its own figures and what they led to.',
  )

  expect(stretches).toHaveLength(1)
})

test('statements that hardly overlap are new as a whole, and nothing is lost', () => {
  const words = ' that reports use, corrected once.'

  expect(stepDifference('A metric is named.', words)).toEqual([{ text: words, isNew: true }])
  expect(stepDifference('', words)).toEqual([{ text: words, isNew: true }])
})

test('a question goes to a colleague by the reader’s own mail program, with all its choices', () => {
  const link = questionMail({
    subject: 'A question & more',
    opening: 'Please help:',
    ask: 'Is it so?',
    choices: ['No', 'Yes'],
    firstNumber: 0,
    closing: 'Thanks',
  })

  expect(link).toMatch(/^mailto:\?subject=A%20question%20%26%20more&body=/)
  expect(decodeURIComponent(link.split('body=')[1] ?? '')).toBe(
    'Please help:\r\n\r\nIs it so?\r\n\r\n0  No\r\n1  Yes\r\n\r\nThanks',
  )
})
