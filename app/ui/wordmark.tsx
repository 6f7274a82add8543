/** The product's name as it is set in headers; the caller makes it a link. */
export function Wordmark() {
  return (
    <span className="font-serif text-lg font-semibold text-ink">
      Pre<span className="text-accent">flight</span>
    </span>
  )
}
