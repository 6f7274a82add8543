import { type KnownPlace, type KnownPlaces, SYSTEM_FACTS } from '../privacy-rules.ts'

/** The places of an entry, as written `<place>:<id>`. @throws RangeError for one that is none; the check says so before */
export const readPlaces = ({ from, beside }: { from: string[]; beside: string[] }): KnownPlaces => ({
  from: from.map(readPlace),
  beside: beside.map(readPlace),
})

function readPlace(written: string): KnownPlace {
  const [place, id] = written.split(':')
  if (place === 'system') {
    const fact = SYSTEM_FACTS.find((known) => known === id)
    if (fact) return { place, id: fact }
  } else if (id && (place === 'record' || place === 'answer' || place === 'vendor')) return { place, id }
  throw new RangeError(`There is no place "${written}".`)
}
