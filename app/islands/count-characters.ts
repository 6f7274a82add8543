/** Says under a field how much of it is typed, in words that the page brings; more than fits stands out. */
for (const line of document.querySelectorAll<HTMLElement>('[data-count]')) {
  const field = document.getElementById(line.dataset.count ?? '')
  if (field instanceof HTMLTextAreaElement) count(line, field)
}

function count(line: HTMLElement, field: HTMLTextAreaElement) {
  const max = Number(line.dataset.max)
  const say = () => {
    const { length } = field.value
    line.textContent = (line.dataset.words ?? '').replace('%', length.toLocaleString(document.documentElement.lang))
    line.classList.toggle('font-semibold', length > max)
    line.classList.toggle('text-stop', length > max)
    line.classList.toggle('text-soft', length <= max)
  }
  field.addEventListener('input', say)
  say()
  line.hidden = false
}

export {}
