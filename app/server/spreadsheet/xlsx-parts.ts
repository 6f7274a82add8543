export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
export const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
/** Equal content, equal bytes. */
export const WRITTEN = new Date(2000, 0, 1)

export const CONTENT_TYPES =
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'

/** Parts that a part names, by kind, and others by the whole address of their kind. */
export function relations(targets: readonly [string, string][], others: readonly [string, string][] = []): string {
  const all = [...targets.map(([kind, target]) => [`${OFFICE}/${kind}`, target]), ...others]
  const each = all.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${type}" Target="${target}"/>`)
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`
}

/** Of a column from 0, up to 25. */
export const letterOf = (column: number) => String.fromCharCode(65 + column)
