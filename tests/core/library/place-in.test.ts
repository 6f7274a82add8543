import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isInEachLanguage, placeIn, readPlace } from '#app/core/library/place-in.ts'

test.each([
  ['/', '/de'],
  ['/#top', '/de#top'],
  ['/glossary', '/de/glossary'],
  ['/glossary?q=rag#found', '/de/glossary?q=rag#found'],
  ['/glossary/active-learning#law', '/de/glossary/active-learning#law'],
  ['/actions/agree-goal/template.docx', '/de/actions/agree-goal/template.docx'],
  ['/sample-report.pdf?paper=letter', '/de/sample-report.pdf?paper=letter'],
  ['/trust/privacy-notice.md', '/de/trust/privacy-notice.md'],
  ['/governance/eu-ai-act', '/de/governance/eu-ai-act'],
  ['/governance/check?a=b', '/de/governance/check?a=b'],
  ['/governance/check.pdf', '/de/governance/check.pdf'],
  ['/ask?about=/glossary', '/de/ask?about=/glossary'],
  ['/feed.atom', '/de/feed.atom'],
  ['/glossary.json', '/de/glossary.json'],
  ['/share/site/preflight.png?v=0', '/de/share/site/preflight.png?v=0'],
])('%s stands below the language', (path, there) => {
  expect(placeIn('de', path)).toBe(there)
  expect(placeIn('en', path)).toBe(path)
})

test.each([
  ['/start', '/start?language=de'],
  ['/start?form=quick#name', '/start?form=quick&language=de#name'],
  ['/ready/techniques/active-learning', '/ready/techniques/active-learning?language=de'],
  ['/sign-in', '/sign-in?language=de'],
  ['/governance/keep', '/governance/keep?language=de'],
])('%s is an entrance that is told the language', (path, there) => {
  expect(placeIn('de', path)).toBe(there)
  expect(placeIn('en', path)).toBe(path)
})

test.each([
  '/assessments/a/results',
  '/pilots',
  '/assets/a.js',
  '/sitemap.xml',
  '/robots.txt',
  '/.well-known/security.txt',
  '#terms',
  '',
  'https://example.org/glossary',
  '//example.org/glossary',
  'mailto:a@example.org',
  '/glossaryx',
  '/askme',
])('%j is left alone', (href) => {
  expect(placeIn('de', href)).toBe(href)
})

test('what an address says is what was said with it, and no address says two languages', () => {
  const part = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/)
  const path = fc.array(part, { maxLength: 3 }).map((parts) => `/${parts.join('/')}`)
  const known = fc.constantFrom('/', '/ask', '/claims', '/glossary.json', '/governance/check', '/trust/imprint')
  fc.assert(
    fc.property(fc.oneof(known, path), (plain) => {
      fc.pre(!/^\/(?:de|en)(?:\/|$)/.test(plain))
      expect(readPlace(plain, ['en', 'de'])).toEqual({ locale: null, path: plain })
      const there = placeIn('de', plain).replace(/\?.*/, '')
      expect(readPlace(there, ['en', 'de'])).toEqual({ locale: isInEachLanguage(plain) ? 'de' : null, path: plain })
    }),
  )
})

test.each(['/en/glossary', '/fr/glossary', '/DE/glossary', '/dem/x', 'de'])(
  '%s names no language that is spoken',
  (path) => {
    expect(readPlace(path, ['en', 'de'])).toEqual({ locale: null, path })
  },
)
