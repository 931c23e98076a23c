// What a page needs of the browser and Blazor does not give: the theme, the clipboard, the time zone, and coming back after sleep.
(() => {
  'use strict';
  const themeCookie = 'om-theme';
  const yearInSeconds = 31536000;

  window.orleansMedia = {
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    copy: async (text) => {
      try {
        await navigator.clipboard.writeText(text);
        return true;
      } catch {
        return copyBySelection(text);
      }
    },
  };

  // The clipboard is closed to pages that came over plain http from another machine; a selection is not.
  function copyBySelection(text) {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'visually-hidden';
    document.body.append(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }

  function setTheme(theme) {
    const path = new URL(document.baseURI).pathname;
    document.cookie = `${themeCookie}=${theme}; path=${path}; max-age=${theme ? yearInSeconds : 0}; samesite=lax`;
    if (theme) {
      document.documentElement.dataset.theme = theme;
    } else {
      delete document.documentElement.dataset.theme;
    }
    for (const name of ['light', 'dark']) {
      document.getElementById(`theme-${name}`).media = !theme ? `(prefers-color-scheme: ${name})` : theme === name ? 'all' : 'not all';
    }
    showTheme();
  }

  function showTheme() {
    const theme = document.documentElement.dataset.theme ?? '';
    for (const button of document.querySelectorAll('[data-theme-set]')) {
      button.setAttribute('aria-pressed', button.dataset.themeSet === theme);
    }
  }

  document.addEventListener('click', (event) => {
    const choice = event.target.closest('[data-theme-set]');
    if (choice) {
      setTheme(choice.dataset.themeSet);
    }
    for (const menu of document.querySelectorAll('details[data-menu][open]')) {
      if (!menu.contains(event.target)) {
        menu.open = false;
      }
    }
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      for (const menu of document.querySelectorAll('details[data-menu][open]')) {
        menu.open = false;
        menu.querySelector('summary').focus();
      }
    }
  });
  document.addEventListener('toggle', showTheme, true);

  // A circuit that is gone for good (the program was restarted, the phone slept for hours) begins anew without being asked.
  const isLost = () => {
    const overlay = document.getElementById('components-reconnect-modal');
    return overlay !== null && /components-reconnect-(failed|rejected)/.test(overlay.className);
  };
  const reloadIfLost = async () => {
    if (!isLost() || document.visibilityState !== 'visible') {
      return;
    }
    try {
      await fetch(document.baseURI, { method: 'HEAD', cache: 'no-store' });
      location.reload();
    } catch {
      setTimeout(reloadIfLost, 3000);
    }
  };
  document.addEventListener('DOMContentLoaded', () => {
    const overlay = document.getElementById('components-reconnect-modal');
    if (overlay) {
      new MutationObserver(reloadIfLost).observe(overlay, { attributes: true, attributeFilter: ['class'] });
    }
  });
  document.addEventListener('visibilitychange', reloadIfLost);
})();
