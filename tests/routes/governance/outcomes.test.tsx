import { describe, expect, test } from 'vitest'
import { viewScreeningQuestion, viewTriageQuestion } from '#app/core/governance/views/question-view.ts'
import { viewTriage } from '#app/core/governance/views/view-triage.ts'
import { AnswerPath } from '#app/routes/governance-parts/answer-path.tsx'
import { LegalNote } from '#app/routes/governance-parts/legal-note.tsx'
import { QuestionForm } from '#app/routes/governance-parts/question-form.tsx'
import { ScreeningOutcome } from '#app/routes/governance-parts/screening-outcome.tsx'
import { TriageOutcome } from '#app/routes/governance-parts/triage-outcome.tsx'
import { NOTHING_SPECIAL } from '#tests/core/governance/screening/screening-scenarios.ts'
import { answersOf, rules, triageOf } from '#tests/support/ai-act-rules.ts'
import { privacyRules, screeningViewOf } from '#tests/support/screening-rules.ts'
import { markup, posted, tags, text } from '#tests/ui/markup.tsx'

const triageView = (scenario: string, changed: Record<string, string> = {}, on = '2026-11-21') =>
  viewTriage(rules, triageOf(scenario, changed, on), answersOf(scenario, changed))
const outcome = (scenario: string, changed: Record<string, string> = {}) =>
  text(markup(<TriageOutcome view={triageView(scenario, changed)} />))
const screening = (answers: Record<string, string>, country: string | null = null) =>
  text(markup(<ScreeningOutcome view={screeningViewOf(answers, country)} />))

/** Neither ids of rules, nor dates for machines, nor holes. */
const UNSPEAKABLE = /undefined|\bnull\b|\[object|NaN|\b\d{4}-\d{2}-\d{2}\b|\bo-\d\d\b|governance\./

describe('the outcome of the triage', () => {
  test('a chatbot of a vendor is allowed, its notice is the vendor’s duty, and one checks that it is there', () => {
    const shown = outcome('s05')

    expect(shown).toContain('The AI Act allows it. To tell people, or to mark what it makes, is somebody else’s duty')
    expect(shown).toMatch(/People deal with it directly : its maker does \(the provider\)/)
    expect(shown).toMatch(/applies today, since 2 Aug 2026/)
    expect(shown).toContain('Your role for this system: User (deployer).')
    expect(shown).toContain('Check that the vendor&#x27;s system says it is AI')
    expect(shown).toContain('Must whoever uses it (the deployer) keep the vendor&#x27;s notice?')
  })

  test('ranking applications is high-risk, with most duties from December 2027', () => {
    const shown = outcome('s10')

    expect(shown).toContain('High-risk: allowed with many duties, most of them from 2 Dec 2027.')
    expect(shown).toContain('3 duties hold for every AI system')
    expect(shown).toContain('6 apply later')
    expect(shown).toContain('AI Act Art. 26(11)')
    expect(shown).not.toContain('Is showing an advert a decision about a person?')
    expect(shown).toContain('If this is so: Data protection law requires an impact assessment for it')
  })

  test('reading emotions of staff is a stop since February 2025, and its cost is named', () => {
    const shown = outcome('s16')

    expect(shown).toMatch(/Prohibited Stop: this has been prohibited since 2 Feb 2025\./)
    expect(shown).toContain('AI Act Art. 5(1)(f)')
    expect(shown).toContain('up to EUR 35 million or 7 % of worldwide turnover')
  })

  test('a spokesperson who does not exist is labelled by you, and both readings are shown', () => {
    const shown = outcome('s19')

    expect(shown).toContain('The AI Act allows it. You must tell people')
    expect(shown).toMatch(/A deep fake : you do/)
    expect(shown).toContain('retailers have objected')
  })

  test('nothing is called allowed that other law may forbid, or free of duties that has one', () => {
    expect(outcome('s37b')).toContain('Minimal: the AI Act asks little here. Other law still applies.')
    expect(outcome('s37b')).toContain('Unfair practices law applies in either case.')
    expect(outcome('folders')).toContain('document why a listed use is not high-risk, and register it')
  })

  test('what is open names what can come out and the questions that would settle it', () => {
    const view = triageView('s10', { 'profiles-people': 'unsure', 'limited-task': 'unsure' })
    const html = markup(<TriageOutcome view={view} changeHref={(id) => `?ask=${id}`} />)

    expect(text(html)).toContain('Not settled yet. It can still be: High-risk or Minimal.')
    expect(text(html)).toContain('(you were not sure)')
    expect(tags(html, 'a').map(({ href }) => href)).toContain('?ask=profiles-people')
  })

  test('two answers that do not fit together are named', () => {
    expect(outcome('s05', { 'infers-emotions': 'yes', 'biometric-data': 'no' })).toContain(
      'Two of your answers do not fit together',
    )
  })

  test.each(rules.scenarios.map(({ id }) => id))('%s shows no id, no hole and no date for machines', (scenario) => {
    expect(outcome(scenario)).not.toMatch(UNSPEAKABLE)
  })
})

describe('the outcome of the screening', () => {
  test('two signs make it required, and the answers that met them are shown', () => {
    const shown = screening({ ...NOTHING_SPECIAL, 'large-scale': 'yes', 'new-technology': 'yes' })

    expect(shown).toContain('Required by two criteria')
    expect(shown).toContain('2 of the nine signs of high risk are met. From 2 on an impact assessment is the rule.')
    expect(shown).toContain('No national list was looked at')
    expect(shown).not.toMatch(UNSPEAKABLE)
  })

  test('a national list that was looked at is named', () => {
    const shown = screening({ ...NOTHING_SPECIAL, 'steers-interaction': 'yes' }, 'de')

    expect(shown).toContain('The list of the Datenschutzkonferenz (DSK) (Germany) was looked at too.')
    expect(shown).toContain('The national list decides')
  })

  test('what is not settled says what it can still end as', () => {
    const shown = screening({ ...NOTHING_SPECIAL, 'large-scale': 'unsure', 'new-technology': 'yes' })

    expect(shown).toContain('It can still end as: Required by two criteria or Screening only.')
    expect(shown).toMatch(/This question would settle it:.*\(you were not sure\)/)
  })

  test('where every way out needs an assessment it is said at once', () => {
    const shown = screening({
      'prohibited-practice': 'no',
      'personal-data': 'yes',
      'large-scale': 'yes',
      'evaluates-people': 'yes',
    })

    expect(shown).toContain('An impact assessment is required; only the reason for it is still open.')
  })
})

describe('the form of a question', () => {
  const question = viewTriageQuestion(rules, 'talks-to-people')

  test('it sends the option with what goes along, and “not sure” is an answer like any other', () => {
    const html = markup(
      <QuestionForm
        question={question}
        field="talks-to-people"
        method="get"
        hidden={[['infers', 'yes']]}
        known={{ option: 'unsure', from: null }}
      />,
    )

    expect(tags(html, 'form')[0]).toMatchObject({ method: 'get' })
    expect(posted(html)).toEqual([
      ['infers', 'yes'],
      ['talks-to-people', 'unsure'],
    ])
    expect(tags(html, 'input').filter(({ type }) => type === 'radio')).toHaveLength(question.options.length + 1)
    expect(text(html)).toContain('AI Act Art. 50(1)')
    expect(text(html)).toContain('A support bot')
  })

  test('an answer that is known says where it comes from, and an error stands at the question', () => {
    const known = { option: 'yes', from: 'the AI Act check' }
    const html = markup(<QuestionForm question={question} field="answer" known={known} error="Choose one." />)

    expect(posted(html)).toEqual([['answer', 'yes']])
    expect(text(html)).toContain('Filled in already: the AI Act check.')
    expect(text(html)).toContain('Error: Choose one.')
    expect(tags(html, 'fieldset')[0]?.['aria-describedby']).toBe('q-talks-to-people-help q-talks-to-people-error')
  })

  test.each([
    ...rules.questions.map(({ id }) => [id, viewTriageQuestion(rules, id)] as const),
    ...privacyRules.questions.map(({ id }) => [id, viewScreeningQuestion(privacyRules, id)] as const),
  ])('%s says where it stands and has at least two options', (_, one) => {
    expect(one.places.length).toBeGreaterThan(0)
    expect(one.options.length).toBeGreaterThan(1)
    expect(text(markup(<QuestionForm question={one} field="answer" />))).not.toMatch(UNSPEAKABLE)
  })
})

test('answers can be changed where there is a place for it', () => {
  const { path } = triageView('s05')

  expect(
    tags(markup(<AnswerPath steps={path} changeHref={(id) => `?ask=${id}`} />), 'a').map(({ href }) => href),
  ).toContain('/?ask=infers')
  expect(markup(<AnswerPath steps={path} />)).not.toContain('Change')
})

test('“not legal advice” says for what a lawyer is needed here', () => {
  const note = (scenario: string) => text(markup(<LegalNote triage={triageView(scenario)} screening={null} />))

  expect(note('s01')).toContain('Nothing here needs a lawyer by itself')
  expect(note('s16')).toContain('a prohibition may be met')
  expect(note('s16').match(/[Nn]ot legal advice/g)).toHaveLength(1)
})
