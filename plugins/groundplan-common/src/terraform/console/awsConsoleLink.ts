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

/** The other partitions, such as China's, have consoles of their own. */
const ARN = /^arn:aws:([a-z0-9-]+):([a-z0-9-]*):(\d*):(\S+)$/;

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

type Page = (region: string, name: string, account: string) => string;

/** By service: what follows the account, and the page; the name comes encoded. */
const PAGES: Record<string, [RegExp, Page][]> = {
  dynamodb: [
    [
      /^table\/([^/]+)$/,
      (region, name) => regional(region, 'dynamodbv2', `table?name=${name}`),
    ],
  ],
  eks: [
    [
      /^cluster\/([^/]+)$/,
      (region, name) => regional(region, 'eks', `/clusters/${name}`),
    ],
  ],
  iam: [
    [/^role\/(?:\S+\/)?([^/]+)$/, (_, name) => iam(`roles/${name}`)],
    [/^user\/(?:\S+\/)?([^/]+)$/, (_, name) => iam(`users/${name}`)],
  ],
  kms: [
    [
      /^key\/([^/]+)$/,
      (region, name) => regional(region, 'kms', `/kms/keys/${name}`),
    ],
  ],
  lambda: [
    [
      /^function:([^:]+)$/,
      (region, name) => regional(region, 'lambda', `/functions/${name}`),
    ],
  ],
  rds: [
    [/^db:([^:]+)$/, (region, name) => database(region, name, false)],
    [/^cluster:([^:]+)$/, (region, name) => database(region, name, true)],
  ],
  s3: [[/^([^/:]+)$/, (_, name) => bucket(name)]],
  sns: [
    [
      /^([^:]+)$/,
      (region, name, account) =>
        regional(
          region,
          'sns/v3',
          `/topic/arn:aws:sns:${region}:${account}:${name}`,
        ),
    ],
  ],
  sqs: [
    [
      /^([^:]+)$/,
      (region, name, account) =>
        regional(
          region,
          'sqs/v3',
          `/queues/${encodeURIComponent(
            `https://sqs.${region}.amazonaws.com/${account}/${name}`,
          )}`,
        ),
    ],
  ],
};

/** The page of the AWS console of a resource: by its ARN, or a bucket's name. @internal */
export function awsConsoleLink(
  type: string,
  identifier: string,
): string | undefined {
  if (type === 'aws_s3_bucket' && BUCKET.test(identifier)) {
    return bucket(identifier);
  }
  const [, service = '', region = '', account = '', rest = ''] =
    ARN.exec(identifier) ?? [];
  const pages = Object.hasOwn(PAGES, service) ? PAGES[service] : [];
  for (const [pattern, page] of pages) {
    const name = pattern.exec(rest)?.[1];
    // Only what is global has no region, and is asked for none
    if (name && (region !== '' || ['iam', 's3'].includes(service))) {
      return page(region, encodeURIComponent(name), account);
    }
  }
  return undefined;
}

function regional(region: string, service: string, fragment: string): string {
  return `https://${region}.console.aws.amazon.com/${service}/home?region=${region}#${fragment}`;
}

function database(region: string, name: string, isCluster: boolean): string {
  return regional(
    region,
    'rds',
    `database:id=${name};is-cluster=${String(isCluster)}`,
  );
}

function iam(page: string): string {
  return `https://console.aws.amazon.com/iam/home#/${page}`;
}

function bucket(name: string): string {
  return `https://s3.console.aws.amazon.com/s3/buckets/${name}`;
}
