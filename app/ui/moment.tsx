/** A moment as the server wrote it, with its zone: it is the same before and after the page is alive. */
export function Moment({ at, written }: { at: string; written: string }) {
  return <time dateTime={at}>{written}</time>
}
