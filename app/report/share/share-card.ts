/** What the picture of a page says where the page is shared. */
export type ShareCard = {
  /** What kind of page it is, such as "Glossary". */
  kind: string
  /** Of any length. */
  name: string
  /** What it is; as much of it is shown as has room, in whole words. */
  text: string
  /** What the page holds, in one short line. */
  foot: string
}
