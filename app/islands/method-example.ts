import { readChoices } from '#app/core/methodology/read-choices.ts'
import { workExample } from '#app/core/methodology/worked-example.ts'
import { writeExample } from '#app/core/methodology/write-example.ts'

/** Computes the example on the method anew whenever a choice changes; the server wrote its first lines. */
function enhance(form: HTMLFormElement, result: HTMLElement): void {
  const constants = JSON.parse(form.dataset.constants ?? '')
  const words = JSON.parse(form.dataset.words ?? '')
  const each = (selector: string, change: (element: HTMLElement) => void) => {
    for (const element of result.querySelectorAll<HTMLElement>(selector)) change(element)
  }

  function show(): void {
    const chosen = new FormData(form)
    const { choices } = readChoices((capability) => chosen.get(capability)?.toString() ?? null)
    const { cells, isOpen, verdict } = writeExample(constants, workExample(constants, choices), words)
    each('[data-mark]', (mark) => {
      mark.hidden = mark.dataset.mark !== verdict
    })
    each('[data-when]', (part) => {
      part.hidden = (part.dataset.when === 'open') !== isOpen
    })
    each('[data-cell]', (cell) => {
      const text = cells[cell.dataset.cell ?? '']
      // What stays is not written: a live region would say it again.
      if (text !== undefined && cell.textContent !== text) cell.textContent = text
    })
    const address = new URLSearchParams(
      Object.entries(choices).map(([capability, choice]) => [capability, `${choice}`]),
    )
    history.replaceState(history.state, '', `?${address}#example`)
  }

  for (const plain of form.querySelectorAll<HTMLElement>('[data-plain]')) plain.hidden = true
  form.addEventListener('change', show)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    show()
  })
  // A page that comes back may bring other choices than the server wrote.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) show()
  })
}

const form = document.querySelector<HTMLFormElement>('form[data-example]')
const result = document.querySelector<HTMLElement>('[data-result]')
if (form && result) enhance(form, result)
