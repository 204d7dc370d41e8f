"""What a browser without a screen measures of a page, at the widths of phones, desks and walls."""

from __future__ import annotations

from typing import Final, NamedTuple

#: What is measured inside a frame of each width.
MEASURES: Final = r"""
const seen = frame => {
  const page = frame.contentDocument, root = page.documentElement, all = s => [...page.querySelectorAll(s)];
  const styled = e => frame.contentWindow.getComputedStyle(e), named = id => page.getElementById(id);
  const said = (e, how) => named(e.getAttribute(how))?.textContent ?? '';
  const lines = e => {
    const range = page.createRange();
    range.selectNodeContents(e);
    return new Set([...range.getClientRects()].map(r => Math.round(r.top))).size;
  };
  const light = c => [.2126, .7152, .0722].reduce((sum, part, n) => {
    const v = c[n] / 255;
    return sum + part * (v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  }, 0);
  const colour = text => text.match(/[\d.]+/g).map(Number);
  const under = e => {
    const [r, g, b, a = 1] = e ? colour(styled(e).backgroundColor) : [255, 255, 255];
    return a == 1 ? [r, g, b] : under(e.parentElement).map((v, n) => v * (1 - a) + [r, g, b][n] * a);
  };
  const contrast = (ink, paper) => {
    const [dark, pale] = [light(ink), light(paper)].sort((a, b) => a - b);
    return (pale + .05) / (dark + .05);
  };
  const written = all('body *:not(svg *)').filter(e => [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim()));
  const drawn = all('svg text[text-anchor=middle]:not(.at)').filter(t => t.previousElementSibling.tagName == 'rect');
  return {
    wide: root.scrollWidth - root.clientWidth,
    heads: all('h1,h2,h3').map(h => +h.tagName[1]),
    charts: all('svg').map(s => [s.getAttribute('role'), s.getAttribute('aria-label'),
      said(s, 'aria-labelledby'), said(s, 'aria-describedby')]),
    drawn: all('svg').map(s => [s.querySelector('title').textContent, s.querySelector('desc').textContent]),
    sections: all('section').filter(s => !named(s.getAttribute('aria-labelledby'))).length,
    regions: all('.wide').map(w => [w.getAttribute('role'), w.tabIndex, said(w, 'aria-labelledby')]),
    captions: all('table').map(t => t.caption?.textContent),
    scrolled: all('.wide').filter(w => w.scrollWidth > w.clientWidth).length,
    heads_of_columns: all('table th:not([scope=col])').length,
    broken: all('td').filter(c => /^[A-Z]{2}-\d{4}-\d{4}$|^\d+月\d+日$/.test(c.textContent) && lines(c) != 1).length,
    titles: Math.min(...all('td:nth-child(2):not(.nb)').filter(c => styled(c).display == 'table-cell').map(c => {
      const style = styled(c);
      return c.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    })),
    carded: all('.stack td:is(.n,.d):not(:first-child)').filter(c => styled(c, '::before') && frame.contentWindow.getComputedStyle(c, '::before').content.includes(c.dataset.label)).length,
    cells: all('.stack td:is(.n,.d):not(:first-child)').length,
    high: root.scrollHeight,
    contrast: Math.min(...written.map(e => contrast(colour(styled(e).color), under(e))),
      ...drawn.map(t => contrast(colour(styled(t).fill), colour(styled(t.previousElementSibling).fill)))),
    focused: all('.wide').filter(w => (w.focus(), parseFloat(styled(w).outlineWidth) < 3)).length,
    landmarks: ['header', 'main', 'footer'].map(name => all(name).length),
    scripts: all('script,link,img,iframe,object').length,
    asked: frame.contentWindow.performance.getEntriesByType('resource').length,
    print: Math.min(...all('svg text').map(t => parseFloat(styled(t).fontSize) * t.getScreenCTM().a)),
    skip: all('a.skip').length, lang: root.lang, ids: all('[id]').length - new Set(all('[id]').map(e => e.id)).size,
    colours: all('td[class],b[class]').filter(c => !c.textContent.trim()).length,
  };
};
"""  # noqa: E501 - a script
#: A telephone, a tablet, a small window, a desk and a wall, in pixels.
SCREENS: Final = (360, 768, 900, 1280, 1920)


class BrowserPage(NamedTuple):
    """A printed page: its size in points and its lines, the page number last."""

    wide: float
    high: float
    lines: list[str]
