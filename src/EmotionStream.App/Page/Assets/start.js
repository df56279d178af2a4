// Starts Blazor with a reconnection that does not give up: a supervisor's page is left open for days, and servers are restarted.
(() => {
  const note = document.getElementById('components-reconnect-modal');
  const show = state => note.classList.add('shown', state);
  let trying = false;

  // A click that can't be sent would be lost: what needs the server can't be used meanwhile, and looks it.
  const use = can => document.querySelectorAll('[data-live]').forEach(part => { part.inert = !can; });

  const reconnect = async () => {
    for (let n = 0; trying; n++) {
      await new Promise(done => setTimeout(done, Math.min(300 + n * 300, 3000)));
      try {
        // The server answers: true is back where we were, false is a server that does not know us any more.
        if (await Blazor.reconnect()) { trying = false; use(true); note.className = 'reconnect'; return; }
        show('gone');
        location.reload();
        return;
      } catch { /* still away */ }
    }
  };

  // Until the circuit lives a link is the browser's own: Blazor's half-way navigation would change the address, and the
  // circuit that starts meanwhile would still show the view it was asked for first.
  Blazor.start({
    ssr: { disableDomPreservation: true },
    circuit: {
      reconnectionHandler: {
        onConnectionDown: () => { if (!trying) { trying = true; use(false); show('trying'); reconnect(); } },
        onConnectionUp: () => { trying = false; use(true); note.className = 'reconnect'; },
      },
    },
  });
})();
