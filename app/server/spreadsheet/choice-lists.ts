import { textCell } from './safe-cells.ts'
import { letterOf, MAIN, XML } from './xlsx-parts.ts'
import { escapeXml } from './xml-tags.ts'

/** What a cell offers to choose from, and the name of the cell, such as `B2`. */
export type Offer = { cell: string; list: readonly string[] }

/** UTF-16 units of a list that stands in its rule. */
const MAX_IN_RULE = 255
/** Commas part a list in a rule, and quotes end it; what begins or ends with a space loses it. */
const NOT_IN_RULE = /[",\n\r\t]|^\s|\s$|^=/

/** Programs fold it away for good: only a macro shows it. */
export const LISTS_STATE = 'veryHidden'

/**
 * Lists to choose from, for all sheets of a workbook. A list stands in the rule of its cells where that can hold it,
 * else on a sheet of its own that the rule points to, so that no text of a list is cut, parted or read as something else.
 */
export class ChoiceLists {
  #rows: string[] = []
  /** Where a list begins among the rows, from 1. */
  #places = new Map<string, number>()
  readonly #name: string

  /** @param names of the other sheets */
  constructor(names: readonly string[]) {
    let name = '_lists'
    while (names.includes(name)) name = `_${name}`
    this.#name = name
  }

  /** The rules of a sheet; empty: it offers nothing. */
  rules(offers: readonly Offer[]): string {
    const byList = Map.groupBy(
      offers.filter(({ list }) => list.length > 0),
      ({ list }) => JSON.stringify(list),
    )
    const each = [...byList.values()].map((same) => {
      const cells = same.map(({ cell }) => cell).join(' ')
      return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="${cells}"><formula1>${escapeXml(this.#formula(same[0]?.list ?? []))}</formula1></dataValidation>`
    })
    return each.length === 0 ? '' : `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`
  }

  #formula(list: readonly string[]): string {
    const inRule = list.join()
    if (inRule.length <= MAX_IN_RULE && !list.some((one) => one === '' || NOT_IN_RULE.test(one))) return `"${inRule}"`
    const key = JSON.stringify(list)
    const from = this.#places.get(key) ?? this.#rows.push(...list) - list.length + 1
    this.#places.set(key, from)
    return `'${this.#name}'!$${letterOf(0)}$${from}:$${letterOf(0)}$${from + list.length - 1}`
  }

  /** The sheet that the rules so far point to; `null`: none does. */
  sheet(): { name: string; xml: string } | null {
    if (this.#rows.length === 0) return null
    const rows = this.#rows.map((text, at) => `<row r="${at + 1}">${textCell(`r="A${at + 1}"`, text)}</row>`)
    return {
      name: this.#name,
      xml: `${XML}<worksheet xmlns="${MAIN}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
    }
  }
}
