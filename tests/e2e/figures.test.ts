import type { Locator, Page } from '@playwright/test'
import { expectAlwaysAccessible } from './support/axe.ts'
import { expect, test } from './support/test.ts'

const COVER = '/glossary/self-supervised-learning'
const ASK = '/glossary/active-learning'

const figureOf = async (page: Page, path: string): Promise<Locator> => {
  await page.goto(path)
  const figure = page.locator('figure[data-figure]')
  await expect(figure).toBeVisible()
  return figure
}

test.describe('the covered word', () => {
  test('is chosen by arrow keys, guessed and announced', async ({ page }) => {
    const figure = await figureOf(page, COVER)
    await expect(figure.getByText('“summer” was covered.').first()).toBeVisible()

    await figure.getByRole('radio', { name: 'summer' }).focus()
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')

    await expect(figure.getByRole('radio', { name: 'cool' })).toBeChecked()
    await expect(figure.locator('[data-say]:visible')).toContainText('“cool” was covered.')
    await expect(figure.locator('[data-live]')).toContainText('“cool” was covered.')
  })

  for (const javaScriptEnabled of [true, false]) {
    test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
      test.use({ javaScriptEnabled, hasTouch: true })

      test('is chosen by touch, in each of the rows', async ({ page }) => {
        const figure = await figureOf(page, COVER)
        await figure.locator('label', { hasText: 'linen' }).first().tap()
        await expect(figure.locator('[data-say]:visible')).toContainText('“linen” was covered.')

        await figure.locator('label', { hasText: 'A visit to a shop' }).tap()
        await figure.locator('label', { hasText: 'straw hat' }).tap()

        const shown = figure.locator('[data-say]:visible')
        await expect(shown).toHaveCount(1)
        await expect(shown).toContainText('“straw hat” was covered, and it is the first guess')
        await expect(shown.getByRole('img', { name: /^Nearest to “straw hat”: sunglasses/ })).toBeVisible()
      })
    })
  }
})

test.describe('the label that helps most', () => {
  const said = (figure: Locator) => figure.locator('[aria-live]:visible')
  const marks = (figure: Locator, mark: string) => figure.locator(`[data-plane="asked"]:visible [data-mark="${mark}"]`)

  test('is given by keyboard, step by step to the end and again from the start', async ({ page }) => {
    const figure = await figureOf(page, ASK)
    await expect(said(figure)).toContainText('Draw 1, 12 labels each.')
    const before = await figure.locator('[data-chart]:visible [data-arm="asked"]:not([data-mean])').getAttribute('d')

    await figure.getByRole('button', { name: 'Label one more' }).press('Enter')
    await expect(said(figure)).toContainText('Draw 1, 13 labels each.')
    await expect(marks(figure, 'open')).toHaveCount(60 - 13 - 1)
    await expect(marks(figure, 'next')).toHaveCount(1)
    await expect(figure.getByRole('img', { name: /^Asked: 13 of 60/ })).toBeVisible()
    const after = await figure.locator('[data-chart]:visible [data-arm="asked"]:not([data-mean])').getAttribute('d')
    expect(after?.startsWith(before ?? 'nothing')).toBe(true)

    const five = figure.getByRole('button', { name: 'Label 5 more' })
    for (const labels of [18, 23, 28, 32]) {
      await five.press('Space')
      await expect(said(figure)).toContainText(`${labels} labels each.`)
    }
    await expect(said(figure)).toContainText('That was the last label.')
    await expect(five).toBeDisabled()
    await expect(figure.getByRole('button', { name: 'Start again' })).toBeFocused()

    await page.keyboard.press('Enter')
    await expect(said(figure)).toContainText('Draw 1, 4 labels each.')
    await expect(five).toBeEnabled()
  })

  test('is asked for among other comments, and among disputed ones', async ({ page }) => {
    const figure = await figureOf(page, ASK)
    const places = () =>
      marks(figure, 'open').evaluateAll((points) => points.map((point) => point.getAttribute('transform')).join())
    const first = await places()

    await figure.getByRole('button', { name: 'Draw other comments' }).click()
    await expect(said(figure)).toContainText('Draw 2, 4 labels each.')
    expect(await places()).not.toBe(first)

    await figure.getByText('With a disputed middle').click()
    await expect(figure.getByText('a label there is the toss of a coin')).toBeVisible()
    await expect(said(figure)).toContainText('Draw 1, 12 labels each.')
    await figure.getByRole('button', { name: 'Label 5 more' }).click()
    await expect(said(figure)).toContainText('Draw 1, 17 labels each.')
  })

  test.describe('without scripts', () => {
    test.use({ javaScriptEnabled: false })

    test('stands still after twelve labels, in either setting and without a button', async ({ page }) => {
      const figure = await figureOf(page, ASK)

      await expect(marks(figure, 'next')).toHaveCount(1)
      await figure.getByText('With a disputed middle').click()
      await expect(said(figure)).toContainText('Draw 1, 12 labels each.')
      await expect(figure.getByRole('button')).toHaveCount(0)
    })
  })
})

for (const path of [COVER, ASK]) {
  test(`the figure of ${path} is accessible, narrow, and stands still in print`, async ({ page }) => {
    const figure = await figureOf(page, path)

    await page.setViewportSize({ width: 320, height: 700 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    await expectAlwaysAccessible(page)
    await page.emulateMedia({ media: 'print' })
    await expect(figure.locator('svg:visible').first()).toBeVisible()
    await expect(figure.getByRole('button')).toHaveCount(0)
  })
}
