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

import { GoFunction, fn } from '../GoFunction';
import { GoInt } from '../GoInt';
import { GoObject } from '../GoObject';
import { formatTime } from './formatTime';
import { UTC, Zone } from './zones';

const NANOS = 1_000_000_000n;
const PRINTED = '2006-01-02 15:04:05.999999999 -0700 MST';

/** A moment in a zone, as Go's time.Time. */
export class GoTime extends GoObject {
  readonly type = 'time.Time';
  readonly kind = 'struct';

  private constructor(
    /** Nanoseconds since 1970. */
    readonly nanoseconds: bigint,
    readonly zone: Zone,
  ) {
    super();
  }

  /** Throws an Error where a calendar does not reach. */
  static create(nanoseconds: bigint, zone: Zone = UTC): GoTime {
    const time = new GoTime(nanoseconds, zone);
    if (Number.isNaN(new Date(time.milliseconds).getTime())) {
      throw new Error('time is out of range');
    }
    return time;
  }

  static fromSeconds(seconds: bigint): GoTime {
    return GoTime.create(seconds * NANOS);
  }

  static now(): GoTime {
    return GoTime.create(BigInt(Date.now()) * 1_000_000n);
  }

  /** Go's zero time. */
  static zero(): GoTime {
    return GoTime.fromSeconds(-62_135_596_800n);
  }

  get seconds(): bigint {
    const whole = this.nanoseconds / NANOS;
    return this.nanoseconds % NANOS < 0n ? whole - 1n : whole;
  }

  /** Of the second. */
  get fraction(): number {
    return Number(this.nanoseconds - this.seconds * NANOS);
  }

  get milliseconds(): number {
    return Number(this.seconds) * 1000;
  }

  /** Seconds ahead of UTC. */
  get offset(): number {
    return this.zone.secondsAt(this.milliseconds);
  }

  get abbreviation(): string {
    return this.zone.abbreviationAt(this.milliseconds);
  }

  /** What clock and calendar show there, as the UTC fields of a Date. */
  get shown(): Date {
    return new Date(this.milliseconds + this.offset * 1000);
  }

  in(zone: Zone): GoTime {
    return GoTime.create(this.nanoseconds, zone);
  }

  add(nanoseconds: bigint): GoTime {
    return GoTime.create(this.nanoseconds + nanoseconds, this.zone);
  }

  method(name: string): GoFunction | undefined {
    const number = (value: number) => fn([], () => GoInt.create(value));
    switch (name) {
      case 'Format':
        return fn(['string'], ([layout]) => formatTime(this, layout));
      case 'String':
        return fn([], () => this.toString());
      case 'UTC':
        return fn([], () => this.in(UTC));
      case 'Unix':
        return fn([], () => GoInt.int64(this.seconds));
      case 'Year':
        return number(this.shown.getUTCFullYear());
      case 'Day':
        return number(this.shown.getUTCDate());
      case 'Hour':
        return number(this.shown.getUTCHours());
      case 'Minute':
        return number(this.shown.getUTCMinutes());
      case 'Second':
        return number(this.shown.getUTCSeconds());
      default:
        return undefined;
    }
  }

  equals(other: GoObject): boolean {
    return (
      other instanceof GoTime &&
      this.nanoseconds === other.nanoseconds &&
      this.zone === other.zone
    );
  }

  deepEquals(other: GoObject): boolean {
    return this.equals(other);
  }

  toJson(): string {
    return JSON.stringify(
      formatTime(this, '2006-01-02T15:04:05.999999999Z07:00'),
    );
  }

  toString(): string {
    return formatTime(this, PRINTED);
  }
}
