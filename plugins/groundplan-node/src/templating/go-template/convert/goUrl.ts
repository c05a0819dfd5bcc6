/*
 * Copyright 2026 The Groundplan Authors
 *
 * Licensed under the Apache License, Version 2.0 (the "License");
 * you may not use this file except in compliance with the License.
 * You may obtain a copy of the License at
 *
 *     http://www.apache.org/licenses/LICENSE-2.0
 *
 * Unless required by applicable law or agreed to in writing, software
 * distributed under the License is distributed on an "AS IS" BASIS,
 * WITHOUT WARRANTIES OR CONDITIONS OF ANY KIND, either express or implied.
 * See the License for the specific language governing permissions and
 * limitations under the License.
 */

import { isIPv6 } from 'node:net';
import { percentEncode } from './percentEncode';

/** The parts of a URL as Go's net/url has them; what was escaped is not. */
export interface GoUrl {
  scheme: string;
  opaque: string;
  /** Escaped, as in the URL. */
  userinfo: string;
  host: string;
  path: string;
  query: string;
  fragment: string;
}

/** What each part leaves unescaped, beside letters, digits and `-_.~`. */
const UNESCAPED = {
  path: '$&+,/:;=@',
  userinfo: '$&+,;=',
  host: `!$&'()*+,;=:[]<>"`,
  fragment: '$&+,/:;=?@!()*',
};

/** Parses a URL as Go does. Throws an Error with the reason. */
export function parseGoUrl(text: string): GoUrl {
  const [beforeFragment, fragment] = cut(text, '#');
  if (/[^ -~\x80-\uffff]/.test(beforeFragment)) {
    throw new Error('invalid control character in URL');
  }
  const url: GoUrl = {
    scheme: '',
    opaque: '',
    userinfo: '',
    host: '',
    path: '',
    query: '',
    fragment: unescape(fragment),
  };
  if (beforeFragment === '*') {
    return { ...url, path: '*' };
  }
  if (beforeFragment.startsWith(':')) {
    throw new Error('missing protocol scheme');
  }
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(beforeFragment)?.[1] ?? '';
  url.scheme = scheme.toLowerCase();
  const afterScheme = scheme
    ? beforeFragment.slice(scheme.length + 1)
    : beforeFragment;
  const [rest, query] = cut(afterScheme, '?');
  url.query = query;
  if (!rest.startsWith('/')) {
    if (scheme) {
      return { ...url, opaque: rest };
    }
    if (rest.split('/')[0].includes(':')) {
      throw new Error('first path segment in URL cannot contain colon');
    }
  }
  const hasAuthority =
    rest.startsWith('//') && (scheme !== '' || !rest.startsWith('///'));
  if (!hasAuthority) {
    return { ...url, path: unescape(rest) };
  }
  const slash = rest.indexOf('/', 2);
  const authority = rest.slice(2, slash < 0 ? undefined : slash);
  const at = authority.lastIndexOf('@');
  return {
    ...url,
    host: parseHost(url.scheme, authority.slice(at + 1)),
    userinfo: at < 0 ? '' : parseUserinfo(authority.slice(0, at)),
    path: slash < 0 ? '' : unescape(rest.slice(slash)),
  };
}

/** Writes a URL as Go does, from its parts. Throws an Error where the user is none. */
export function formatGoUrl(url: GoUrl): string {
  const { scheme, opaque, host, query, fragment } = url;
  // As it would be read.
  const { userinfo } = parseGoUrl(`proto://${url.userinfo}@host`);
  let text = scheme ? `${scheme}:` : '';
  if (opaque) {
    text += opaque;
  } else {
    const path = url.path === '*' ? '*' : escape(url.path, 'path');
    const hasAuthority = host || userinfo || (scheme && path);
    text += hasAuthority ? '//' : '';
    text += userinfo ? `${userinfo}@` : '';
    text += escape(host, 'host');
    if (path && !path.startsWith('/') && host) {
      text += '/';
    }
    if (text === '' && path.split('/')[0].includes(':')) {
      text = './';
    }
    text += path;
  }
  text += query ? `?${query}` : '';
  return text + (fragment ? `#${escape(fragment, 'fragment')}` : '');
}

/** The host without its port and brackets. */
export function hostnameOf(host: string): string {
  const name = host.replace(/:[0-9]*$/, '');
  return /^\[.*\]$/.test(name) ? name.slice(1, -1) : name;
}

function cut(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

function parseHost(scheme: string, host: string): string {
  const bracket = host.lastIndexOf('[');
  if (bracket > 0) {
    throw new Error('invalid IP-literal');
  }
  if (bracket === 0) {
    const close = host.lastIndexOf(']');
    const name = unescape(host.slice(1, Math.max(close, 1)));
    const port = host.slice(close + 1);
    if (close < 0 || !isIPv6(name) || !/^(?::[0-9]*)?$/.test(port)) {
      throw new Error(`invalid host ${host}`);
    }
    return `[${name}]${port}`;
  }
  const strict = scheme === 'http' || scheme === 'https';
  const colon = strict ? host.indexOf(':') : host.lastIndexOf(':');
  if (colon >= 0 && !/^:[0-9]*$/.test(host.slice(colon))) {
    throw new Error(`invalid port ${host.slice(colon)} after host`);
  }
  if (/%(?!25)[0-7]/.test(host)) {
    throw new Error(`invalid escape in host ${host}`);
  }
  for (const char of host) {
    if (char < '\x80' && char !== '%' && !isPlain(char, 'host')) {
      throw new Error(`invalid character ${char} in host name`);
    }
  }
  return unescape(host);
}

function parseUserinfo(userinfo: string): string {
  if (!/^[A-Za-z0-9.:~!$&'()*+,;=%@_-]*$/.test(userinfo)) {
    throw new Error('invalid userinfo');
  }
  const [user, password] = cut(userinfo, ':');
  const escaped = escape(unescape(user), 'userinfo');
  return userinfo.includes(':')
    ? `${escaped}:${escape(unescape(password), 'userinfo')}`
    : escaped;
}

function unescape(text: string): string {
  const bad = /%(?![0-9A-Fa-f]{2}).{0,2}/s.exec(text);
  if (bad) {
    throw new Error(`invalid URL escape ${bad[0]}`);
  }
  return text.replace(/(?:%[0-9A-Fa-f]{2})+/g, escaped =>
    Buffer.from(escaped.replace(/%/g, ''), 'hex').toString('utf8'),
  );
}

function isPlain(char: string, part: keyof typeof UNESCAPED): boolean {
  return /^[A-Za-z0-9_.~-]$/.test(char) || UNESCAPED[part].includes(char);
}

function escape(text: string, part: keyof typeof UNESCAPED): string {
  return percentEncode(text, char => isPlain(char, part));
}
