import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const ui = globSync('app/ui/**/*.{ts,tsx}')
const components = [...ui, ...globSync('app/routes/**/*.tsx')]

test('no component carries an inline style', () => {
  const offenders = components.filter((file) => /\bstyle=|<style/.test(readFileSync(file, 'utf8')))

  expect(components.length).toBeGreaterThan(20)
  expect(offenders).toEqual([])
})

test('the controls know no word of the domain', () => {
  const words = /assessment|questionnaire|technique|capabilit|use.?case|pitfall|roadmap|workspace|homework|maturity/i
  const offenders = ui.filter((file) => words.test(readFileSync(file, 'utf8')))

  expect(offenders).toEqual([])
})
