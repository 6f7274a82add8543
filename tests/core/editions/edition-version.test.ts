import { describe, expect, test } from 'vitest'
import { compareVersions, nextVersion, readVersion, versionText } from '#app/core/editions/edition-version.ts'
import { isDraft, reportState } from '#app/core/editions/report-state.ts'

test('versions count up in the second place until one is signed, and then in the first', () => {
  const first = nextVersion(null)
  const mended = nextVersion({ ...first, isSigned: false })
  const afterSignature = nextVersion({ ...mended, isSigned: true })

  expect([first, mended, afterSignature].map(versionText)).toEqual(['1.0', '1.1', '2.0'])
})

test('a version is read as it is written, and nothing else is', () => {
  expect(readVersion('12.3')).toEqual({ major: 12, minor: 3 })
  for (const none of ['', '1', '1.', '01.0', '1.00', '0.1', '-1.0', '1.0 ', '1.0.0', '99999.0']) {
    expect(readVersion(none), none).toBeNull()
  }
})

test('versions are ordered as numbers', () => {
  const versions = ['1.10', '2.0', '1.9'].map((text) => readVersion(text) ?? { major: 0, minor: 0 })

  expect(versions.sort(compareVersions).map(versionText)).toEqual(['1.9', '1.10', '2.0'])
})

describe('a report', () => {
  const submitted = { isSubmitted: true, isWorkedOn: false, latest: null }

  test('is a draft while its answers can change, whatever was written', () => {
    expect(reportState({ isSubmitted: false, isWorkedOn: true, latest: null })).toBe('open')
    expect(isDraft('open')).toBe(true)
  })

  test('that was submitted and left alone is finished by that', () => {
    expect(reportState(submitted)).toBe('final')
    expect(isDraft('final')).toBe(false)
  })

  test('that somebody writes into is a draft until a version says the same', () => {
    const written = { ...submitted, isWorkedOn: true }

    expect(reportState(written)).toBe('draft')
    expect(reportState({ ...written, latest: { made: 'a', now: 'a' } })).toBe('issued')
    expect(reportState({ ...written, latest: { made: 'a', now: 'b' } })).toBe('draft')
    expect([isDraft('draft'), isDraft('issued')]).toEqual([true, false])
  })
})
