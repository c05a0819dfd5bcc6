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

import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { Position } from './SortedRows';

const cursorSchema = z.object({
  /** The order that the position is one of. */
  o: z.string(),
  k: z.union([z.string(), z.number()]).optional(),
  /** JSON has no infinity. */
  i: z.literal(true).optional(),
  n: z.string(),
  r: z.string(),
});

/** The opaque text of a position in an order. @internal */
export function encodeCursor(orderBy: string, position: Position): string {
  const { key, nameKey, rowKey } = position;
  const cursor: z.infer<typeof cursorSchema> = {
    o: orderBy,
    ...(key === Number.POSITIVE_INFINITY ? { i: true } : { k: key }),
    n: nameKey,
    r: rowKey,
  };
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/**
 * The position that a cursor stands for.
 *
 * @throws `InputError` when it is not one of this order.
 * @internal
 */
export function decodeCursor(orderBy: string, text: string): Position {
  const parsed = cursorSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    throw new InputError(
      "Query parameter 'cursor' must be the nextCursor of an earlier answer",
    );
  }
  const { o, k, i, n, r } = parsed.data;
  if (o !== orderBy) {
    throw new InputError(
      `Query parameter 'cursor' belongs to orderBy=${o}; ask with the same orderBy, or without the cursor`,
    );
  }
  return { key: i ? Number.POSITIVE_INFINITY : k, nameKey: n, rowKey: r };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
  } catch {
    // Not JSON is one of the ways of not being a cursor.
    return undefined;
  }
}
