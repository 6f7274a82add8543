/** What a German company writes: long compounds, also joined by hyphens and slashes, and one that fits no column. */
const COMPOUNDS = [
  'Datenschutzfolgenabschätzung',
  'Auftragsverarbeitungsvereinbarung',
  'Marketingautomatisierungsplattform',
  'Kundenbindungsmaßnahmen-Erfolgsmessung',
  'Einwilligungsverwaltungssystem',
  'Suchmaschinenoptimierungsbeauftragte',
  'Wettbewerbsbeobachtungs-/Preisanpassungsverfahren',
  'Qualitätssicherungsverantwortlichkeit',
  'Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz',
] as const

/** A word is put in after so many. */
const EVERY = 5

/** The same text with long compounds among its words, by their number, so that the same text gives the same one. */
export function withLongWords(text: string): string {
  const words = text.split(' ')
  if (words.length < 2) return text
  return words
    .flatMap((word, at) => {
      const isTurn = at > 0 && (at + words.length) % EVERY === 0
      return isTurn ? [COMPOUNDS[(at + text.length) % COMPOUNDS.length] ?? '', word] : [word]
    })
    .join(' ')
}
