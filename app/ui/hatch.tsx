/** The pattern that means "could still be either": `<Hatch id="open" />`, then `fill="url(#open)"`. Takes the text colour. */
export function Hatch({ id }: { id: string }) {
  return (
    <svg aria-hidden="true" width="0" height="0" className="absolute">
      <defs>
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0v6" stroke="currentColor" strokeWidth="3" />
        </pattern>
      </defs>
    </svg>
  )
}
