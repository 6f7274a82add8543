import { expect, test } from 'vitest'
import { HatsForm } from '#app/routes/questionnaire-parts/hats-form.tsx'
import type { PersonFields } from '#app/routes/questionnaire-parts/person-hats.tsx'
import { StartForm } from '#app/routes/questionnaire-parts/start-form.tsx'
import { UseCaseOptions } from '#app/routes/questionnaire-parts/use-case-options.tsx'
import { markup, posted, tags, text } from '#tests/ui/markup.tsx'

const disciplines = [
  { id: 'marketing', name: 'Marketing' },
  { id: 'it', name: 'IT' },
]
const roles = [
  { id: 'lead', name: 'Marketing lead' },
  { id: 'dpo', name: 'Data protection officer' },
]
const anna: PersonFields = {
  id: 'p1',
  name: 'Anna',
  isExternal: true,
  roles: ['lead'],
  daysPerWeek: '2',
  dayRate: '650',
  away: [{ from: '2026-12-21', to: '2027-01-03' }],
}

test('the first form can be sent as it stands: two taps from the start page to the first question', () => {
  const html = markup(
    <StartForm
      disciplines={disciplines}
      minutes={{ short: 25, full: 50 }}
      given={{ company: '', name: '', disciplines: ['marketing'], form: 'short' }}
    />,
  )

  expect(posted(html)).toEqual([
    ['form', 'short'],
    ['disciplines', 'marketing'],
    ['name', ''],
    ['company', ''],
  ])
  expect(html).not.toContain('required')
  expect(text(html)).toContain('about 25 minutes')
})

test('a company name of 200 characters fits and a refused one stays in its field', () => {
  const company = 'Ä'.repeat(201)
  const html = markup(
    <StartForm
      disciplines={disciplines}
      minutes={{ short: 25, full: 50 }}
      given={{ company, name: '', disciplines: [], form: 'full' }}
      errors={{ company: 'At most 200 characters.' }}
    />,
  )
  const field = tags(html, 'input').find(({ name }) => name === 'company')

  expect(field).toMatchObject({ maxLength: '200', value: company, 'aria-invalid': 'true' })
  expect(tags(html, 'a')[0]?.href).toBe('#company')
})

test('hats post one person after the other, with absences', () => {
  const html = markup(
    <HatsForm people={[anna, { ...anna, id: 'p2', isExternal: false, away: [] }]} roles={roles} currency="EUR" />,
  )

  expect(posted(html)).toEqual([
    ['people.0.id', 'p1'],
    ['people.0.name', 'Anna'],
    ['people.0.dayRate', '650'],
    ['people.0.external', 'yes'],
    ['people.0.roles', 'lead'],
    ['people.0.away.0.from', '2026-12-21'],
    ['people.0.away.0.to', '2027-01-03'],
    ['people.1.id', 'p2'],
    ['people.1.name', 'Anna'],
    ['people.1.dayRate', '650'],
    ['people.1.roles', 'lead'],
  ])
  expect(tags(html, 'select').map(({ name }) => name)).toEqual(['people.0.daysPerWeek', 'people.1.daysPerWeek'])
})

test('people and absences are added and removed by buttons that send the form, and Enter saves', () => {
  const intents = (people: PersonFields[]) =>
    tags(markup(<HatsForm people={people} roles={roles} currency="EUR" />), 'button').map(
      ({ name, type, value }) => `${type} ${name} ${value}`,
    )

  expect(intents([anna, { ...anna, id: 'p2' }])).toEqual([
    'submit intent save',
    'submit intent remove-away:0.0',
    'submit intent add-away:0',
    'submit intent remove-person:0',
    'submit intent remove-away:1.0',
    'submit intent add-away:1',
    'submit intent remove-person:1',
    'submit intent save',
    'submit intent add-person',
  ])
  expect(intents([anna])).not.toContain('submit intent remove-person:0')
})

test('a hat that nobody wears is named', () => {
  expect(text(markup(<HatsForm people={[anna]} roles={roles} currency="EUR" />))).toContain(
    'One hat is worn by nobody Data protection officer',
  )
})

test('a question asked for each use case posts one answer for each', () => {
  const html = markup(
    <UseCaseOptions
      useCases={[
        { id: 'uc-a', name: 'Chatbot', answer: 'option:yes', from: 'usual' },
        { id: 'uc-b', name: 'Lead scoring', answer: null, from: 'chosen' },
      ]}
      options={[{ id: 'yes', text: 'Yes' }]}
    />,
  )

  expect(posted(html)).toEqual([['answer.uc-a', 'option:yes']])
  expect(tags(html, 'input').map(({ name, value }) => `${name} ${value}`)).toContain('answer.uc-b unsure')
})
