import { describe, expect, test } from 'vitest'
import { COMMENTS } from '#app/core/library/label-race.ts'
import messages from '#app/messages/en.json'
import { TechniqueFigure } from '#app/routes/library/figures/technique-figure.tsx'
import { markup, tags, text } from '#tests/ui/markup.tsx'

const cover = markup(<TechniqueFigure techniqueId="self-supervised-learning" />)
const ask = markup(<TechniqueFigure techniqueId="active-learning" />)

test('two techniques have a figure, and no other', () => {
  expect(cover).toContain('data-figure="cover"')
  expect(ask).toContain('data-figure="ask"')
  expect(markup(<TechniqueFigure techniqueId="rag" />)).toBe('')
})

test.each([
  ['cover', cover],
  ['ask', ask],
])('each button of the figure "%s" has a label of its own, and one of each row is picked', (_, html) => {
  const radios = tags(html, 'input')
  const labels = tags(html, 'label').map((label) => label.for)

  expect(radios.map(({ id }) => id)).toEqual(labels)
  expect(new Set(labels).size).toBe(labels.length)
  for (const [name, row] of Map.groupBy(radios, (radio) => radio.name)) {
    expect(
      row.filter(({ checked }) => checked !== undefined),
      name,
    ).toHaveLength(1)
  }
})

test.each([
  ['cover', cover],
  ['ask', ask],
])('pictures of the figure "%s" say in words what they show, or nothing', (_, html) => {
  const pictures = tags(html, 'svg')

  expect(pictures.length).toBeGreaterThan(5)
  for (const picture of pictures) expect(picture['aria-hidden'] ?? picture['aria-label']).toBeTruthy()
})

describe('what is covered', () => {
  const said = (html: string) => tags(html, 'div').flatMap((tag) => tag['data-say'] ?? [])

  test('every word of every row has its guesses, and what was right', () => {
    const { advert, offer, visit } = messages.figures.cover.example
    const words = [advert.sample.split(' '), offer.sample.split(' '), visit.sample.split(', ')].flat()

    expect(said(cover).map((each) => /“(.+?)” was covered/.exec(each)?.[1])).toEqual(words)
  })

  test('what the remarks say of the toy is what it does', () => {
    expect(said(cover)).toContain(
      '“summer” was covered. The toy guesses “winter”, which is more frequent: 5 of these 10 places against 3.',
    )
    const nearOf = (word: string) =>
      tags(cover, 'svg').find((tag) => tag['aria-label']?.startsWith(`Nearest to “${word}”`))?.['aria-label']
    expect(nearOf('summer')).toBe(
      'Nearest to “summer”: winter (97%), autumn (92%), spring (92%), years (80%), and days (66%).',
    )
    expect(nearOf('sunday')).toMatch(/: friday .*, monday .*, saturday /)
    expect(nearOf('linen shirt')).toMatch(/: linen dress .*, swimsuit .*, rain jacket /)
  })

  test('no row to guess in was read before', () => {
    const { example, practice } = messages.figures.cover
    const read = [practice.sentences, practice.visits].flatMap((lines) => lines.split('\n'))

    expect(new Set(read).size).toBe(read.length)
    for (const { sample } of Object.values(example)) expect(read).not.toContain(sample)
  })
})

describe('what is asked for', () => {
  test('the still shows both ways on every comment, with the labels so far', () => {
    const marks = tags(ask, 'path').flatMap((tag) => (tag.transform ? [tag['data-mark']] : []))

    // Two settings, two ways
    expect(marks).toHaveLength(4 * COMMENTS)
    expect(marks.filter((mark) => mark === 'next')).toHaveLength(4)
    expect(marks.filter((mark) => mark !== 'next' && mark !== 'open')).toHaveLength(4 * 12)
  })

  test('buttons that only work with a script wait for it', () => {
    const acts = tags(ask, 'div').filter((tag) => 'data-acts' in tag)

    expect(acts).toHaveLength(2)
    for (const each of acts) expect(each).toHaveProperty('hidden')
  })

  test('it says what was found where asking helps, and where it does not', () => {
    const words = text(ask)

    expect(words).toContain('reaches 95% right answers with 9 labels where the model asks, and with 21 by chance')
    expect(words).toContain('After 16 labels asking is ahead in 168 draws and behind in 23')
    expect(words).toContain('reaches 75% right answers with 18 labels where the model asks, and with 16 by chance')
  })

  test('the words that the island fills in have the blanks that it fills', () => {
    const blanks = (words: string) => [...words.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort()
    const { plane, status, next } = messages.figures.ask

    expect(blanks(status)).toEqual(['asked', 'draw', 'heldOut', 'labels', 'random'])
    expect(blanks(next)).toEqual(['probability'])
    for (const words of Object.values(plane))
      expect(blanks(words)).toEqual(['accuracy', 'comments', 'heldOut', 'labels'])
  })
})
