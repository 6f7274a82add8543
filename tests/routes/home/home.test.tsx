import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ErrorPage } from '#app/routes/errors/error-page.tsx'
import { HomePage } from '#app/routes/home/home-page.tsx'
import { PICTURES, pictureIn } from '#app/routes/home/report-picture.ts'
import { markup, tags, text } from '#tests/ui/markup.tsx'

const COUNTS = { glossary: 48, useCases: 14, actions: 100, pitfalls: 4 }

test('the start page has one button, and it leads to the start of the check', () => {
  const html = markup(<HomePage picture={false} counts={COUNTS} />)
  const buttons = tags(html, 'a').filter((link) => link.class?.startsWith('button'))

  expect(buttons.map(({ href }) => href)).toEqual(['/start'])
  expect(tags(html, 'h1')).toHaveLength(1)
  expect(tags(html, 'button')).toEqual([])
})

test('links within the start page lead to something', () => {
  const html = markup(<HomePage picture={false} counts={COUNTS} />)
  const targets = tags(html, 'a').flatMap(({ href }) => (href?.startsWith('#') ? [href.slice(1)] : []))

  expect(targets).toEqual(['main', 'main-navigation', 'page-end'])
  for (const target of targets) expect(html).toContain(`id="${target}"`)
})

test('the start page leads into every part of the library, and says how much is there', () => {
  const html = markup(<HomePage picture={false} counts={COUNTS} />)
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))

  expect(tags(main, 'a').map(({ href }) => href)).toEqual(
    expect.arrayContaining(['/glossary', '/use-cases', '/actions', '/claims', '/pitfalls', '/sample-report']),
  )
  for (const count of Object.values(COUNTS)) expect(text(main)).toContain(String(count))
})

test('the picture of a report stands there with its size and its words, or not at all', () => {
  const [picture, law] = tags(markup(<HomePage picture counts={COUNTS} />), 'img')

  expect(picture).toMatchObject({ src: '/report-page.png', width: '794', height: '1123' })
  expect(picture?.alt?.length).toBeGreaterThan(40)
  expect(law).toMatchObject({ src: '/report-governance.png', width: '794', height: '1123', loading: 'lazy' })
  expect(law?.alt).toContain('EU AI Act')
  for (const { src } of [picture, law].filter((one) => one !== undefined)) expect(existsSync(`public${src}`)).toBe(true)
  for (const picture of PICTURES) expect(existsSync(`public${pictureIn('de', picture)}`), picture).toBe(true)
  expect(tags(markup(<HomePage picture={false} counts={COUNTS} />), 'img')).toEqual([])
})

test('the start page asks for no consent and no address', () => {
  const html = markup(<HomePage picture counts={COUNTS} />)

  expect(tags(html, 'input')).toEqual([])
  expect(tags(html, 'script')).toEqual([])
})

test.each([404, 410, 422, 429, 500, 503])(
  'error %i says what happened and what to do, and the request id alone',
  (status) => {
    const html = markup(<ErrorPage status={status} requestId="0193-abc" />)

    expect(tags(html, 'h1')).toHaveLength(1)
    expect(text(html)).toContain('0193-abc')
    expect(tags(html, 'a').map(({ href }) => href)).toContain('/')
  },
)

test('whoever finds nothing is offered the search of the library, and nobody else', () => {
  const html = markup(<ErrorPage status={404} />)

  expect(tags(html, 'form')).toEqual([{ action: '/glossary', class: expect.any(String) }])
  expect(tags(html, 'input').map(({ type, name }) => [type, name])).toEqual([['search', 'q']])
  expect(tags(markup(<ErrorPage status={403} />), 'form')).toEqual([])
})

test('every status has its own sentence where it needs one', () => {
  const sentence = (status: number) => /<h1[^>]*>(.*?)<\/h1>/.exec(markup(<ErrorPage status={status} />))?.[1]

  expect(new Set([404, 410, 403, 429, 500, 503].map(sentence)).size).toBe(6)
  expect(sentence(418)).toBe(sentence(400))
})

test('browsers find their icons', () => {
  expect(readFileSync('public/favicon.ico').readUInt16LE(2)).toBe(1)
  expect(existsSync('public/favicon.svg')).toBe(true)
})

test('what is over says itself what comes next, and nothing of work that was deleted', () => {
  const html = markup(<ErrorPage status={410} message="The asking is closed. Write to whoever asked you." />)

  expect(text(html)).toContain('The asking is closed. Write to whoever asked you.')
  expect(html).toContain('<h1 class="mt-3">The asking is closed.</h1>')
  expect(text(html)).not.toContain('deleted')
})
