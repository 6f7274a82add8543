/** The element that a page has for its script. @throws TypeError if it has none */
export function one<T extends Element>(selector: string, within: ParentNode = document): T {
  const found = within.querySelector<T>(selector)
  if (!found) throw new TypeError(`The page lacks ${selector}.`)
  return found
}

/** All of them, in the order of the page. */
export const all = <T extends Element>(selector: string, within: ParentNode = document): T[] => [
  ...within.querySelectorAll<T>(selector),
]
