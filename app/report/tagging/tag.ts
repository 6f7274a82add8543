/** What an element is to somebody who hears the document instead of seeing it, in the words of PDF. */
export type TagType =
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'TR'
  | 'TD'
  | 'TOCI'
  | 'Reference'
  | 'Figure'
  /** Not of PDF: holds the row of column heads, which begins a table. */
  | 'TableHead'
  /** Not of PDF: holds rows that go on with the table before it. */
  | 'TableRows'

export type Tag = {
  type: TagType
  /** What a figure shows, in words. */
  alt?: string
  /** Columns that a cell spans. */
  span?: number
  /** Of a row: its first cell says what the others are of. */
  isNamed?: boolean
}

/**
 * What an element is, as a property of it. A text without one is a paragraph, a view without one only holds what is in it, a picture
 * without one is decoration. Rows make a table and items a list by standing beside one another; what stands in a row is a cell, and what
 * stands in an item beside its label is its body. Nothing is read aloud of what is `fixed`, except a table's head, and that once.
 */
export function tagged(type: TagType, more: Omit<Tag, 'type'> = {}): { tag: Tag } {
  return { tag: { type, ...more } }
}
