/** Some people by name, in columns where there is room; nothing for nobody. */
export function ShutOut({ people }: { people: readonly string[] }) {
  if (people.length === 0) return null
  return (
    <ul className="w-full max-w-measure list-disc gap-x-8 pl-5 [overflow-wrap:anywhere] md:columns-2">
      {people.map((person) => (
        <li key={person}>{person}</li>
      ))}
    </ul>
  )
}
