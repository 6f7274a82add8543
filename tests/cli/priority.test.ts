import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { aSheet } from '#tests/core/roadmap/support/sheets.ts'
import { command } from '#tests/support/command.ts'

const folder = mkdtempSync(join(tmpdir(), 'priority-'))
afterAll(() => rmSync(folder, { recursive: true }))

const BOT = 'uc-support-chatbot'
const SEO = 'uc-seo-content'
let files = 0
function write(json: unknown): string {
  const path = join(folder, `${++files}.json`)
  writeFileSync(path, JSON.stringify(json))
  return path
}
const answers = write(aSheet(1))
const priority = (values: unknown, more: string[] = []) =>
  command(['priority', '--in', answers, '--values', write({ values }), '--start', '2027-01-04', ...more])
/** The first JSON of a help text. */
const exampleIn = (help: string) => JSON.parse(help.slice(help.indexOf('{\n  "values"')))

describe('use cases by what they bring', () => {
  test('stand in tiers with spread, tornado and what was assumed; others stand apart with why', async () => {
    const { status, stdout, stderr } = await priority({ [BOT]: {}, [SEO]: {} })
    const found = JSON.parse(stdout)
    const bot = found.useCases.find(({ id }: { id: string }) => id === BOT)

    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(found.tiers.flat().sort()).toEqual([SEO, BOT].sort())
    expect(found.currency).toBe('EUR')
    expect(bot.draws.net.p10).toBeLessThan(bot.draws.net.p50)
    expect(bot.draws.net.p50).toBeLessThan(bot.draws.net.p90)
    expect(bot.value.low.net).toBeLessThanOrEqual(bot.draws.net.p10)
    const spans = bot.tornado.map(({ span }: { span: number }) => span)
    expect(spans).toEqual(spans.toSorted((a: number, b: number) => b - a))
    expect(bot.assumed).toContain('volume')
    expect(found.apart).toContainEqual({ id: 'uc-content-localisation', because: 'notEstimated' })
  })

  test('figures of one’s own count as confirmed, and the law weighs as it is given', async () => {
    const volume = { low: 10, base: 20, high: 30 }
    const { stdout } = await priority({ [BOT]: { figures: { volume }, risk: ['high'] } })
    const [bot] = JSON.parse(stdout).useCases

    expect(bot.figures.volume).toEqual({ ...volume, origin: 'own' })
    expect(bot.assumed).not.toContain('volume')
    expect(bot.risk).toEqual({ classes: ['high'], discount: { lo: 0.5, hi: 0.5 } })
    // Thirty cases a year never pay for a tool.
    expect(JSON.parse(stdout).apart).toContainEqual({ id: BOT, because: 'losing' })
  })

  test('people and their rates change what preparing costs', async () => {
    const { stdout } = await command(['plan', '--in', answers, '--target', BOT, '--start', '2027-01-04'])
    const people = JSON.parse(stdout).people.map((one: object) => ({ ...one, dayRateCents: 0 }))
    const free = await priority({ [BOT]: {} }, ['--people', write({ people })])
    const paid = await priority({ [BOT]: {} })

    expect(JSON.parse(free.stdout).useCases[0].cost.preparation).toEqual({ lo: 0, hi: 0 })
    expect(JSON.parse(paid.stdout).useCases[0].cost.preparation.lo).toBeGreaterThan(0)
  })

  test('a table says the same', async () => {
    const { status, stdout } = await priority({ [BOT]: {}, [SEO]: {} }, ['--table'])

    expect(status).toBe(0)
    expect(stdout).toMatch(/^tier +use case +verdict +least +p10 +p50 +p90 +most +once +index +assumed$/m)
    expect(stdout).toMatch(new RegExp(`^1 +${BOT} .*volume, adoption`, 'm'))
    expect(stdout).toMatch(new RegExp(`^${SEO} +\\w+( +-?[\\d,]+){3}$`, 'm'))
    expect(stdout).toMatch(/^uc-content-localisation +nobody said what it would bring$/m)
    expect(stdout).not.toMatch(/NaN|undefined| $/m)
  })

  test('a table in German says the same figures as Germans write them', async () => {
    const english = await priority({ [BOT]: {}, [SEO]: {} }, ['--table'])
    const { status, stdout } = await priority({ [BOT]: {}, [SEO]: {} }, ['--table', '--lang', 'de'])
    const figures = (text: string) => text.match(/^1 .*$/gm)?.map((row) => row.replace(/[^\d-]/g, ''))

    expect(status).toBe(0)
    expect(stdout).toMatch(/^Gruppe +Anwendungsfall +Urteil +mindestens +.* +höchstens +einmalig +Index +angenommen$/m)
    expect(stdout).toMatch(/^uc-content-localisation +niemand hat gesagt, was es bringen würde$/m)
    expect(stdout).toMatch(new RegExp(`^${SEO} +\\w+( +-?[\\d.]+){3}$`, 'm'))
    expect(figures(stdout)).toEqual(figures(english.stdout))
    expect(stdout).not.toMatch(/NaN|undefined|use case|\bto\b| $/m)
  })

  test('the example of the help is read as it stands', async () => {
    const { stdout } = await command(['priority', '--help'])
    const ran = await priority(exampleIn(stdout).values)

    expect({ status: ran.status, stderr: ran.stderr }).toEqual({ status: 0, stderr: '' })
  })
})

describe('what is wrong is named by its field', () => {
  const ends = (low: number, base: number, high: number) => ({ low, base, high })
  test.each([
    [{ 'uc-teleport': {} }, 'values.uc-teleport', /no use case uc-teleport/],
    [{ [BOT]: { figures: { volume: { low: 1 } } } }, `values.${BOT}.figures.volume.base`, /number/],
    [{ [BOT]: { figures: { volume: ends(3, 2, 1) } } }, `values.${BOT}.figures.volume`, /rises or stays/],
    [{ [BOT]: { figures: { run: ends(1, 2, 3) } } }, `values.${BOT}.figures.run`, /costs fall/],
    [{ [BOT]: { figures: { adoption: ends(30, 50, 70) } } }, `values.${BOT}.figures.adoption`, /from 0 to 1/],
    [{ [BOT]: { figures: { wage: ends(-1, 1, 2) } } }, `values.${BOT}.figures.wage`, /from 0 on/],
    [{ [BOT]: { figures: { avoided: ends(0, 0.1, 0.2) } } }, `values.${BOT}.figures.errorCost`, /cost/],
    [{ [BOT]: { risk: ['terrible'] } }, `values.${BOT}.risk.0`, /minimal/],
    [{ [BOT]: { figures: { luck: ends(1, 2, 3) } } }, `values.${BOT}.figures`, /luck/],
  ])('%j', async (values, field, message) => {
    const { status, stdout, stderr } = await priority(values)

    expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
    expect(JSON.parse(stderr).error).toEqual({ field, message: expect.stringMatching(message) })
  })

  test.each([
    ['a start that is no date', ['--start', 'soon'], 'start'],
    ['a language that we do not speak', ['--table', '--lang', 'fr'], 'lang'],
    [
      'people without a role that there is',
      ['--people', write({ people: [{ id: 'ann', roles: ['king'] }] })],
      'people.0.roles',
    ],
    ['a file that is not there', ['--people', 'nowhere.json'], 'nowhere.json'],
  ])('%s', async (_, more, field) => {
    const { status, stderr } = await priority({ [BOT]: {} }, more)

    expect(status).toBe(1)
    expect(JSON.parse(stderr).error.field).toBe(field)
  })

  test('without values it says how it is called', async () => {
    const { status, stderr } = await command(['priority', '--in', answers])

    expect(status).toBe(2)
    expect(stderr).toContain('Usage:')
  })
})
