/** Calls something that is nowhere: what holds it and runs is ours to explain. */
export const MARK = 'zq9'

/** What somebody may type to have it run. */
export const HOSTILE = [
  `<img src=x onerror=${MARK}()>`,
  `</script><script>${MARK}()</script>`,
  `</textarea></title><svg/onload=${MARK}()>`,
  `" onmouseover="${MARK}()" x="`,
  `' onfocus='${MARK}()`,
  `javascript:${MARK}()`,
  `<!--<script>${MARK}()`,
  `\u2028${MARK}()`,
].join('')

/** What would run on a page of what was typed: tags, attributes, scripts and links, as a browser would find them. */
export function activeIn(page: string): string[] {
  const withoutValues = page.replaceAll(/="[^"]*"/g, '=""')
  const tags = (withoutValues.match(/<[a-z!/][^>]*>/gi) ?? []).filter(
    (tag) => tag.includes(MARK) || /\son\w+=/i.test(tag),
  )
  // Inside of the page's data, quoted and escaped; never as code of its own.
  const scripts = [...page.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/gi)]
    .map(([, code]) => code ?? '')
    .filter((code) => /<\/?(script|img|svg|textarea|title)|<!--/i.test(code) || code.trimStart().startsWith(MARK))
  return [...tags, ...scripts, ...(page.match(/(?:href|src|action)="\s*javascript:[^"]*"/gi) ?? [])]
}
