namespace Amps.Infrastructure.Persistence.Providers.Writer;

/// <summary>What waits for the writer: requests first, but what the system does by itself has its part however many requests come.</summary>
internal sealed class WriteQueue
{
    private const int RequestsInARow = 4;

    private readonly object gate = new();
    private readonly Queue<IWrite> requests = new();
    private readonly Queue<IWrite> others = new();
    private int inARow;
    private bool complete;

    public void Add(IWrite write, bool isRequest)
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(complete, this);

            (isRequest ? requests : others).Enqueue(write);
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Takes the next, and waits for it; nothing once the queue is complete and empty.</summary>
    public IWrite? Take()
    {
        lock (gate)
        {
            while (requests.Count + others.Count == 0)
            {
                if (complete) return null;

                Monitor.Wait(gate);
            }

            var isRequest = requests.Count > 0 && (others.Count == 0 || inARow < RequestsInARow);
            inARow = isRequest ? inARow + 1 : 0;
            return (isRequest ? requests : others).Dequeue();
        }
    }

    /// <summary>Nothing more will be added.</summary>
    public void Complete()
    {
        lock (gate)
        {
            complete = true;
            Monitor.Pulse(gate);
        }
    }
}
