"use client";
import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { CopyButton } from "@/app/_ui/copy-button.tsx";
import classes from "@/app/_ui/shown-once.module.css";

const LANGUAGES = ["curl", "TypeScript", "Python"] as const;
type Language = (typeof LANGUAGES)[number];
type Asked = { url: string; key: string };

/** The numbers of the organization, asked for without anything to install. */
const EXAMPLES: Readonly<Record<Language, (asked: Asked) => string>> = {
  curl: ({ url, key }) => `curl -H "Authorization: Bearer ${key}" \\\n  ${url}`,
  TypeScript: ({ url, key }) => `const answer = await fetch("${url}", {
  headers: { Authorization: "Bearer ${key}" },
});
console.log((await answer.json()).data);`,
  Python: ({ url, key }) => `import json, urllib.request

request = urllib.request.Request("${url}",
    headers={"Authorization": "Bearer ${key}"})
print(json.load(urllib.request.urlopen(request))["data"])`,
};

/** How to use the key, with the key filled in. */
export function KeyExamples({ apiKey }: { apiKey: string }) {
  const [language, setLanguage] = useState<Language>("curl");
  const text = EXAMPLES[language]({ url: `${window.location.origin}/api/v1/sessions`, key: apiKey });
  return (
    <div className={classes.example}>
      <div className={classes.exampleHead}>
        <SegmentedControl
          size="xs"
          aria-label="Language of the example"
          data={[...LANGUAGES]}
          value={language}
          onChange={(value) => setLanguage(value)}
        />
        <CopyButton value={text} label={`Copy the ${language} example`} />
      </div>
      <pre className={classes.code} tabIndex={0}>
        {text}
      </pre>
    </div>
  );
}
