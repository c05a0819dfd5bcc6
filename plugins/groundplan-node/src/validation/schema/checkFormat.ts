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
import { isIPv4, isIPv6 } from 'node:net';

const UUID = (version: string, variant: string) =>
  new RegExp(
    `^[0-9a-f]{8}-?[0-9a-f]{4}-?${version}[0-9a-f]{3}-?${variant}[0-9a-f]{3}-?[0-9a-f]{12}$`,
    'i',
  );

const HEX = '[0-9a-f]';
const UUIDS: Record<string, RegExp> = {
  uuid: UUID(HEX, HEX),
  uuid3: UUID('3', HEX),
  uuid4: UUID('4', '[89ab]'),
  uuid5: UUID('5', '[89ab]'),
};

const LABEL = '[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?';
const BASE64 =
  /^(?:[A-Za-z0-9+/]{4})+$|^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)$/;
const TIME = /^(\d{2}):(\d{2}):(\d{2})(.\d+)?(z|[+-]\d{2}:\d{2})$/;
const DURATION = /^[+-]?(\d+(\.\d*)?|\.\d+)(ns|us|µs|μs|ms|s|m|h)/;
const DURATION_PART =
  /\d+\s*(ns|nano|us|µs|micro|ms|milli|s|sec|m|min|h|hr|hour|d|day|w|wk|week)/i;

/** By format; each says of a text whether a server refuses it for certain. */
const REFUSES: Record<string, (text: string) => boolean> = {
  ...Object.fromEntries(
    Object.entries(UUIDS).map(([name, pattern]) => [
      name,
      (text: string) => !pattern.test(text),
    ]),
  ),
  date: text => !isDate(text),
  datetime: text => !isDateTime(text),
  duration: text =>
    !/^[+-]?0$/.test(text) && !DURATION.test(text) && !DURATION_PART.test(text),
  ipv4: text =>
    !isIPv4(withoutLeadingZeros(text)) &&
    !(isIPv6(text) && text.includes('.') && !text.includes('%')),
  ipv6: text => !isIPv6(text) || text.includes('%'),
  cidr: text => !isCidr(text),
  byte: text => !BASE64.test(text),
  hexcolor: text => !/^#?([0-9a-f]{3}|[0-9a-f]{6})$/i.test(text),
  ssn: text => !/^\d{3}[- ]?\d{2}[- ]?\d{4}$/.test(text),
  email: text => !/[^@]@[^@]/.test(text),
  mac: text => !/^[0-9a-f]+([:.-][0-9a-f]+)+$/i.test(text),
  uri: text => text === '' || !/^(\/|\*$|[a-z][a-z0-9+.-]*:)/i.test(text),
  k8sshortname: text => !new RegExp(`^${LABEL}$`).test(text),
  k8slongname: text =>
    text.length > 253 ||
    !/^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(
      text,
    ),
};

/** Formats of which what is certainly wrong is refused, and the rest is not known. */
const CHECKED_IN_PART = ['duration', 'email', 'mac', 'uri'];

/** Formats that servers check and nothing here does. */
const NOT_CHECKED = [
  'bsonobjectid',
  'hostname',
  'isbn',
  'isbn10',
  'isbn13',
  'creditcard',
  'rgbcolor',
];

/** The name that a server looks a format up by. */
const normalize = (format: string) => format.replaceAll('-', '');

/**
 * Whether a server refuses a text for its format.
 *
 * @remarks
 * Source of the rules: `strfmt` in k8s.io/kube-openapi; names that it does not
 * know are of no consequence.
 *
 * @internal
 */
export function violatesFormat(format: string, text: string): boolean {
  const name = normalize(format);
  return Object.hasOwn(REFUSES, name) && REFUSES[name](text);
}

/** Whether a server knows the format better than we do. @internal */
export function isFormatUnchecked(format: string): boolean {
  const name = normalize(format);
  return [...NOT_CHECKED, ...CHECKED_IN_PART].includes(name);
}

/** Whether a server knows the format of a text at all. @internal */
export function isKnownFormat(format: string): boolean {
  const name = normalize(format);
  return (
    Object.hasOwn(REFUSES, name) ||
    NOT_CHECKED.includes(name) ||
    name === 'password'
  );
}

function isDate(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) {
    return false;
  }
  const [year, month, day] = match.slice(1).map(Number);
  const days = new Date(Date.UTC(2000, month, 0)).getUTCDate();
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && !isLeapYear ? 28 : days;
  return month >= 1 && month <= 12 && day >= 1 && day <= last;
}

function isDateTime(text: string): boolean {
  const [date, time = ''] = text.toLowerCase().split('t');
  const match = TIME.exec(time);
  return (
    isDate(date) &&
    match !== null &&
    match[1] <= '23' &&
    match[2] <= '59' &&
    match[3] <= '59'
  );
}

/** Servers still read `010.0.0.1` as ten. */
function withoutLeadingZeros(text: string): string {
  return text.replace(/(^|\.)0+(?=\d)/g, '$1');
}

function isCidr(text: string): boolean {
  const [address, prefix, ...rest] = text.split('/');
  if (rest.length > 0 || !/^\d{1,3}$/.test(prefix ?? '')) {
    return false;
  }
  const bits = Number(prefix);
  return isIPv4(withoutLeadingZeros(address))
    ? bits <= 32
    : isIPv6(address) && !address.includes('%') && bits <= 128;
}
