// What the browser does by itself: keys, exact times in the viewer's zone, the sound of a critical alert.
(() => {
  const links = () => [...document.querySelectorAll('.rows a.open')];

  function move(step) {
    const all = links();
    if (all.length === 0) return;
    const at = all.indexOf(document.activeElement);
    const next = all[at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.max(0, Math.min(all.length - 1, at + step))];
    next.focus();
    next.scrollIntoView({ block: 'nearest' });
  }

  function take() {
    const row = document.activeElement?.closest('.row, .alert') ?? document;
    row.querySelector('[data-act="take"]')?.click();
  }

  function turn(step) {
    const dots = [...document.querySelectorAll('svg.large .turn')];
    const at = dots.indexOf(document.activeElement);
    dots[at < 0 ? (step > 0 ? 0 : dots.length - 1) : Math.max(0, Math.min(dots.length - 1, at + step))]?.focus();
  }

  const keys = {
    j: () => move(1),
    k: () => move(-1),
    a: take,
    '/': () => document.getElementById('search')?.focus(),
    '?': () => document.getElementById('keys')?.showModal(),
    Escape: () => document.querySelector('[data-back]')?.click(),
    ArrowLeft: () => turn(-1),
    ArrowRight: () => turn(1),
  };

  document.addEventListener('keydown', pressed => {
    if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return;
    if (pressed.target.closest('input, select, textarea, dialog[open]')) return;
    const act = keys[pressed.key];
    if (!act || (pressed.key.startsWith('Arrow') && !document.querySelector('svg.large')) || (pressed.key === 'Escape' && !document.querySelector('[data-back]'))) return;
    pressed.preventDefault();
    act();
  });

  document.addEventListener('click', clicked => {
    if (clicked.target.closest('[data-keys]')) document.getElementById('keys')?.showModal();
  });

  // The exact time, in the viewer's zone and language.
  document.addEventListener('mouseover', over => {
    const time = over.target.closest?.('time[datetime]');
    if (time) time.title = new Date(time.dateTime).toLocaleString(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'medium' });
  });

  const wantsSound = () => localStorage.getItem('sound') === 'on';

  function beep() {
    const audio = new AudioContext();
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = 660;
    volume.gain.setValueAtTime(0.15, audio.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.5);
    tone.connect(volume).connect(audio.destination);
    tone.start();
    tone.stop(audio.currentTime + 0.5);
    tone.onended = () => audio.close();
  }

  // Elements of our own rather than an observer of the whole document: it would run at every figure that changes.
  customElements.define('sound-switch', class extends HTMLElement {
    connectedCallback() {
      // Its checkbox comes after it.
      queueMicrotask(() => { const box = this.querySelector('input'); if (box) box.checked = wantsSound(); });
      this.onchange = changed => localStorage.setItem('sound', changed.target.checked ? 'on' : 'off');
    }
  });

  customElements.define('alert-news', class extends HTMLElement {
    static observedAttributes = ['data-news'];
    attributeChangedCallback(name, before, now) { if (now && now !== before && wantsSound()) beep(); }
  });
})();
