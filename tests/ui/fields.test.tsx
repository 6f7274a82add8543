import { expect, test } from 'vitest'
import { CheckboxCard, ChoiceGroup, RadioCard } from '#app/ui/choice.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Select } from '#app/ui/select.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { markup, posted, tags, text } from './markup.tsx'

test.each([
  [
    'input',
    <TextField key="a" name="city" label="City" hint="Where you live" error="Name a city." defaultValue="Köln" />,
  ],
  [
    'textarea',
    <TextArea key="b" name="city" label="City" hint="Where you live" error="Name a city." defaultValue="Köln" />,
  ],
  [
    'select',
    <Select
      key="c"
      name="city"
      label="City"
      hint="Where you live"
      error="Name a city."
      options={[{ value: 'k', label: 'Köln' }]}
    />,
  ],
])('%s has a label, and says its hint and its error', (kind, field) => {
  const html = markup(field)
  const control = tags(html, kind)[0]

  expect(tags(html, 'label')[0]?.for).toBe(control?.id)
  expect(control?.name).toBe('city')
  expect(control?.['aria-invalid']).toBe('true')
  expect(control?.['aria-describedby']).toBe('city-hint city-error')
  expect(tags(html, 'p').map(({ id }) => id)).toEqual(['city-hint', 'city-error'])
  expect(text(html)).toContain('Error: Name a city.')
})

test('a field without hint and error points at neither', () => {
  const control = tags(markup(<TextField name="city" label="City" />), 'input')[0]

  expect(control).not.toHaveProperty('aria-describedby')
  expect(control).not.toHaveProperty('aria-invalid')
})

test('what was typed is in the page that the server sends', () => {
  expect(posted(markup(<TextField name="city" label="City" defaultValue="Köln" />))).toEqual([['city', 'Köln']])
  expect(markup(<TextArea name="note" label="Note" defaultValue="a < b" />)).toContain('>a &lt; b</textarea>')
})

test('a form library may name a field, but the posted name is ours', () => {
  const html = markup(<TextField name="city" label="City" registration={{ name: 'other' }} />)

  expect(tags(html, 'input')[0]?.name).toBe('city')
})

test('choices stand in a group with a legend, its hint and its error', () => {
  const html = markup(
    <ChoiceGroup id="size" legend="Size" hint="Of the team" error="Choose one.">
      <RadioCard name="size" value="s" defaultChecked>
        Small
      </RadioCard>
      <RadioCard name="size" value="m">
        Medium
      </RadioCard>
    </ChoiceGroup>,
  )

  expect(html).toMatch(/<legend[^>]*>Size<\/legend>/)
  expect(tags(html, 'fieldset')[0]).toMatchObject({ id: 'size', 'aria-describedby': 'size-hint size-error' })
  expect(posted(html)).toEqual([['size', 's']])
})

test('controls inside a card are outside its label, so that a click on them does not choose the card', () => {
  const html = markup(
    <CheckboxCard name="outer" value="1" inside={<input name="inner" />}>
      Outer
    </CheckboxCard>,
  )

  expect(html.indexOf('</label>')).toBeLessThan(html.indexOf('name="inner"'))
})

test('an error summary links every message to its field; without errors there is none', () => {
  const html = markup(<ErrorSummary errors={[{ fieldId: 'city', message: 'Name a city.' }]} />)

  expect(tags(html, 'div')[0]).toMatchObject({ role: 'alert', tabindex: '-1' })
  expect(tags(html, 'a')[0]?.href).toBe('#city')
  expect(text(html)).toContain('One thing needs your attention')
  expect(markup(<ErrorSummary errors={[]} />)).toBe('')
})

test.each([
  ['', 2000, null],
  ['x'.repeat(1899), 2000, null],
  ['x'.repeat(1900), 2000, '100 more characters fit here'],
  ['x'.repeat(199), 200, 'One more character fits here'],
  ['x'.repeat(200), 200, 'No more characters fit here'],
  ['x'.repeat(50), 60, '10 more characters fit here'],
])('near its end a field says how much still fits (%#)', (typed, maxLength, said) => {
  for (const field of [
    <TextField key="a" name="a" label="A" defaultValue={typed} maxLength={maxLength} />,
    <TextArea key="b" name="b" label="B" defaultValue={typed} maxLength={maxLength} />,
  ]) {
    const html = markup(field)
    expect(/<output[^>]*>([^<]*)<\/output>/.exec(html)?.[1] ?? null).toBe(said)
  }
})
