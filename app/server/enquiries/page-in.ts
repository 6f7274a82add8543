/** Which page of a list an address names, from 1; what is no such number is the first. */
export function pageIn(query: URLSearchParams, name = 'page'): number {
  const typed = query.get(name) ?? ''
  return /^[1-9]\d{0,4}$/.test(typed) ? Number(typed) : 1
}
