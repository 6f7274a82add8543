import { afterEach, beforeEach, expect, vi } from 'vitest'

/** A stray console.error or console.warn is a finding: it fails the test that made it. */
beforeEach(() => {
  vi.spyOn(console, 'error')
  vi.spyOn(console, 'warn')
})

afterEach(() => {
  const errors = vi.mocked(console.error).mock.calls
  const warnings = vi.mocked(console.warn).mock.calls
  vi.restoreAllMocks()
  expect([...errors, ...warnings], 'nothing is written to console.error or console.warn').toEqual([])
})
