/**
 * The one script of the demonstration's page: shows the second that is pointed at.
 */

/**
 * Moves the cursor of both plots and copies the cells of one row of the table into the read-out,
 * so that the two cannot say different things. Pointer, touch, arrow keys and slider all set the
 * second.
 *
 * @category cli
 * @since 0.1.0
 */
export const demoReadOut = `
const rows = document.querySelectorAll('#seconds tbody tr')
const plots = document.querySelectorAll('svg.plot')
const slider = document.getElementById('second')

const show = (second) => {
  for (const cell of rows[second].cells) {
    document.querySelector('#read-out [data-key="' + cell.className + '"] dd').textContent =
      cell.textContent
  }
  for (const plot of plots) {
    const start = Number(plot.dataset.start)
    const end = Number(plot.dataset.end)
    const x = start + ((second + 0.5) / rows.length) * (end - start)
    const cursor = plot.querySelector('.cursor')
    cursor.setAttribute('transform', 'translate(' + (x - start) + ' 0)')
  }
  slider.value = second
  slider.setAttribute('aria-valuetext', rows[second].cells[0].textContent + ' left')
}

for (const plot of plots) {
  plot.addEventListener('pointermove', (event) => {
    const box = plot.getBoundingClientRect()
    const start = Number(plot.dataset.start)
    const end = Number(plot.dataset.end)
    const x = ((event.clientX - box.left) / box.width) * plot.viewBox.baseVal.width
    const second = Math.floor(((x - start) / (end - start)) * rows.length)
    show(Math.min(rows.length - 1, Math.max(0, second)))
  })
}
slider.addEventListener('input', () => show(Number(slider.value)))
show(0)
`
