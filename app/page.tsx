import { Frame } from "./_frame/frame.tsx";
import { Start } from "./_frame/start.tsx";

export default function Page() {
  return (
    <Frame>
      <Start />
    </Frame>
  );
}
