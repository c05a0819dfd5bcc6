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

import { ObjectRef } from '../kubernetes';
import { HealthThresholds } from './HealthThresholds';

/**
 * How well an object is.
 *
 * - `Healthy`: measured, and well.
 * - `Progressing`: on its way by itself.
 * - `Warning`: works, but somebody should look.
 * - `Error`: does not work, or waits for somebody.
 * - `Deleting`: on its way out.
 * - `Unknown`: not measured, or not readable; the reason says which.
 *
 * @public
 */
export type Health =
  | 'Healthy'
  | 'Progressing'
  | 'Warning'
  | 'Error'
  | 'Deleting'
  | 'Unknown';

/** All values of {@link Health}, most urgent first. @public */
export const HEALTHS: readonly Health[] = [
  'Error',
  'Warning',
  'Unknown',
  'Progressing',
  'Deleting',
  'Healthy',
];

/**
 * What is true of an object whatever its health.
 *
 * - `paused`, `suspended`: somebody stopped its controller.
 * - `stale`: what is shown may be older than what is wanted.
 * - `blocked`: it will not go on by itself.
 *
 * @public
 */
export type HealthFlag = 'paused' | 'suspended' | 'stale' | 'blocked';

/** A health with its evidence. @public */
export interface HealthStatus {
  health: Health;
  /** The domain's own word in kebab case, such as `awaiting-approval`. */
  state: string;
  flags: HealthFlag[];
  /** CamelCase, of the deciding condition where it has one. */
  reason: string;
  /** For people; may have several lines; empty where there is nothing to say. */
  message: string;
  /** RFC 3339: since when it is so, where that is known. */
  since?: string;
  /**
   * The condition, counter or field that decided, such as
   * `condition Available of Cluster` or `status.phase`.
   */
  decidedBy: string;
}

/** The health of one object. @public */
export interface Assessment {
  ref: ObjectRef;
  status: HealthStatus;
}

/** Options of {@link assessHealth}. @public */
export interface AssessHealthOptions {
  /** The time that ages are measured against; the current time by default. */
  now?: Date;
  /** {@link DEFAULT_HEALTH_THRESHOLDS} by default. */
  thresholds?: HealthThresholds;
}

/** Whether `a` is more urgent than `b`, in the order of {@link HEALTHS}. @public */
export function isWorse(a: Health, b: Health): boolean {
  return HEALTHS.indexOf(a) < HEALTHS.indexOf(b);
}
