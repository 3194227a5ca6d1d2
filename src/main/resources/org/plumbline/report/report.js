'use strict';
(() => {
  const root = document.documentElement;
  root.classList.add('has-script');
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);

  const theme = one('.theme');
  theme.addEventListener('click', () => {
    const dark = root.dataset.theme
      ? root.dataset.theme === 'dark'
      : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
  });

  const copied = (button) => {
    button.textContent = 'Copied';
    setTimeout(() => { button.textContent = 'Copy'; }, 1500);
  };
  const select = (node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  };
  document.addEventListener('click', (event) => {
    const button = event.target.closest('.copy button');
    if (!button) return;
    const text = button.parentElement.querySelector('.text');
    const byHand = () => { select(text); if (document.execCommand('copy')) copied(button); };
    if (navigator.clipboard) {
      navigator.clipboard.writeText(text.textContent).then(() => copied(button), byHand);
    } else {
      byHand();
    }
  });

  const bar = one('.filters');
  const controls = all('.control').map((node) => ({ node, text: '', hosts: null }));
  const search = one('#search');
  const area = one('#area');
  const pillar = one('#pillar');
  const host = one('#host');
  const names = new Map(all('#hosts option').map((option, index) => [option.value, index]));

  const hosts = (entry) => {
    if (!entry.hosts) {
      entry.hosts = (entry.node.dataset.h || '').split(',').filter(Boolean)
        .map((range) => range.split('-').map(Number));
    }
    return entry.hosts;
  };
  const concerns = (entry, index) => hosts(entry).some(([from, to = from]) => index >= from && index <= to);
  const text = (entry) => {
    if (!entry.text) entry.text = entry.node.textContent.toLowerCase();
    return entry.text;
  };
  const pressed = (kind) => all(`[data-kind="${kind}"][aria-pressed="true"]`, bar).map((button) => button.value);

  const apply = () => {
    const severities = pressed('severity');
    const verdicts = pressed('verdict');
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const index = host.value === '' ? -1 : (names.has(host.value) ? names.get(host.value) : -2);
    let hits = 0;
    for (const entry of controls) {
      const data = entry.node.dataset;
      const shown = severities.includes(data.s) && verdicts.includes(data.v)
        && (!area.value || data.a === area.value) && (!pillar.value || data.p === pillar.value)
        && (index === -1 || concerns(entry, index)) && words.every((word) => text(entry).includes(word));
      entry.node.hidden = !shown;
      hits += shown ? 1 : 0;
    }
    one('.hits').textContent = `${hits} of ${controls.length} controls`;
    one('.nothing').hidden = hits > 0;
  };

  const state = () => {
    const params = new URLSearchParams();
    for (const kind of ['severity', 'verdict']) params.set(kind, pressed(kind).join('.'));
    for (const field of [search, area, pillar, host]) if (field.value) params.set(field.id, field.value);
    return `#?${params}`;
  };
  const changed = () => {
    apply();
    try { history.replaceState(null, '', state()); } catch { /* some viewers forbid it */ }
  };
  const restore = () => {
    if (!location.hash.startsWith('#?')) return;
    const params = new URLSearchParams(location.hash.slice(2));
    for (const field of [search, area, pillar, host]) field.value = params.get(field.id) || '';
    for (const button of all('[data-kind]', bar)) {
      if (params.has(button.dataset.kind)) {
        button.setAttribute('aria-pressed', params.get(button.dataset.kind).split('.').includes(button.value));
      }
    }
  };
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target || !target.matches('.control')) return;
    target.hidden = false;
    target.open = true;
    target.scrollIntoView();
  };

  bar.addEventListener('click', (event) => {
    const button = event.target.closest('[data-kind]');
    if (button) button.setAttribute('aria-pressed', button.getAttribute('aria-pressed') !== 'true');
    if (button) changed();
  });
  let waiting;
  search.addEventListener('input', () => { clearTimeout(waiting); waiting = setTimeout(changed, 120); });
  for (const field of [area, pillar, host]) field.addEventListener('input', changed);
  one('#clear').addEventListener('click', () => {
    for (const field of [search, area, pillar, host]) field.value = '';
    for (const button of all('[data-kind]', bar)) button.setAttribute('aria-pressed', button.dataset.first);
    changed();
  });
  document.addEventListener('keydown', (event) => {
    const typing = event.target.matches('input, select, textarea');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      search.focus();
    } else if (event.key === 'Escape' && event.target === search) {
      search.value = '';
      changed();
    }
  });
  let folded = [];
  addEventListener('beforeprint', () => {
    folded = all('.control[data-v="FAIL"]:not([open]), .ladder details:not([open])');
    folded.forEach((node) => { node.open = true; });
  });
  addEventListener('afterprint', () => folded.forEach((node) => { node.open = false; }));
  addEventListener('hashchange', open);
  restore();
  apply();
  open();
})();
