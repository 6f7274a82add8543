import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const OF_COLOURS = ['color-contrast', 'link-in-text-block']

/** All rules on the page as it stands. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectNoFault(page, (await lookAt(page)).withTags(RULES))
}

/**
 * All rules at both widths, with everything unfolded where it is wide; those that look at colours, which take longest,
 * on the page that shows everything, in light and dark.
 */
export async function expectAlwaysAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 390, height: 900 })
  await expectNoFault(page, (await lookAt(page)).withTags(RULES).disableRules(['color-contrast']))
  await page.setViewportSize({ width: 1280, height: 900 })
  await unfoldAll(page)
  await expectNoFault(page, (await lookAt(page)).withTags(RULES))
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await expectNoFault(page, (await lookAt(page)).withRules(OF_COLOURS))
}

/** In place of the rules, where a page has them already. */
const NOTHING = ';'

/**
 * A quarter of the usual time: details of violations alone, and gathered in the page itself. What is lost by that, parts
 * of other origins, no page of ours has. The rules are read once a page, not twice each time.
 */
async function lookAt(page: Page): Promise<AxeBuilder> {
  const axeSource = (await page.evaluate(() => 'axe' in window)) ? NOTHING : undefined
  return new AxeBuilder({ page, axeSource }).options({ resultTypes: ['violations'] }).setLegacyMode(true)
}

async function unfoldAll(page: Page): Promise<void> {
  await page.locator('details').evaluateAll((parts) => {
    for (const part of parts) (part as HTMLDetailsElement).open = true
  })
}

async function expectNoFault(page: Page, rules: AxeBuilder): Promise<void> {
  const { violations } = await rules.analyze()
  const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target).join(' | ')}`)
  const scheme = await page.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'))
  expect(faults, `${page.url()} at ${page.viewportSize()?.width} px, ${scheme}`).toEqual([])
}
